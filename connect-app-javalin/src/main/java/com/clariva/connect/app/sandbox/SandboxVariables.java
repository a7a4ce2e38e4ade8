package com.clariva.connect.app.sandbox;

import com.clariva.connect.simulator.SimulatedInstagram;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The product's configuration in a sandbox: the same variables as anywhere, with addresses of this machine. */
final class SandboxVariables {
    private static final String CALLBACK = "/api/v1/settings/instagram/callback";

    private SandboxVariables() {}

    static URI callbackOf(URI product) {
        return product.resolve(CALLBACK);
    }

    /** Without secrets and stores. */
    static Map<String, String> of(URI product, SimulatedInstagram instagram) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PORT", Integer.toString(product.getPort()));
        variables.put("PUBLIC_BASE_URL", product.toString());
        variables.put("INSTAGRAM_APP_ID", instagram.settings().appId());
        variables.put("INSTAGRAM_REDIRECT_URI", callbackOf(product).toString());
        variables.put("INSTAGRAM_AUTHORIZE_URL", instagram.authorizeUrl().toString());
        variables.put("INSTAGRAM_TOKEN_URL", instagram.tokenUrl().toString());
        variables.put("INSTAGRAM_GRAPH_URL", instagram.graphUrl().toString());
        return variables;
    }
}
