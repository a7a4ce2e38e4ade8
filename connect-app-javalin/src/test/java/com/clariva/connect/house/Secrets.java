package com.clariva.connect.house;

import java.util.Base64;

/** What an operator configures and nobody may see. */
record Secrets(
        String app,
        String appBefore,
        String meta,
        String metaBefore,
        String verifyToken,
        String verifyTokenBefore,
        String encryptionKeys,
        String jwt,
        String service,
        String operator,
        String fixedToken) {
    private static final int KEY_BYTES = 32;

    static Secrets among(Canaries canaries) {
        return new Secrets(
                canaries.secret("app secret"),
                canaries.secret("previous app secret"),
                canaries.secret("Meta app secret"),
                canaries.secret("previous Meta app secret"),
                canaries.secret("verify token"),
                canaries.secret("previous verify token"),
                "today:" + key(canaries) + ",yesterday:" + key(canaries),
                canaries.secret("JWT secret"),
                canaries.secret("service key"),
                canaries.secret("operator key"),
                canaries.secret("access token set by hand"));
    }

    private static String key(Canaries canaries) {
        byte[] key = canaries.key("encryption key", KEY_BYTES);
        return canaries.release("encryption key", Base64.getEncoder().encodeToString(key));
    }
}
