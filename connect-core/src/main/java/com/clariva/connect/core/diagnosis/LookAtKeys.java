package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.keys.RequireKeys;
import java.util.List;

/** Whether the one who asks has the encryption keys that stored values need. */
public final class LookAtKeys implements Look {
    private final RequireKeys requireKeys;

    public LookAtKeys(RequireKeys requireKeys) {
        this.requireKeys = requireNonNull(requireKeys, "requireKeys is null");
    }

    @Override
    public List<Finding> look(Subject subject) {
        return List.of(requireKeys
                .missing()
                .map(missing -> Check.KEYS.problem(
                        "CONNECT_ENCRYPTION_KEYS: " + missing.getMessage() + ".",
                        "Add that key to CONNECT_ENCRYPTION_KEYS. A server does not start without it."))
                .orElseGet(() -> Check.KEYS.ok("Every key that stored values need is configured here.")));
    }
}
