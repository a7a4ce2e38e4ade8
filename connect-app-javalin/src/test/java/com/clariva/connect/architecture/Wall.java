package com.clariva.connect.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** Where a secret leaves the process, and so may be revealed. */
final class Wall {
    private static final Set<String> CLASSES = Set.of(
            "com.clariva.connect.adapters.instagram.CodeExchange",
            "com.clariva.connect.adapters.instagram.GraphAddress",
            "com.clariva.connect.adapters.instagram.TokenCalls",
            "com.clariva.connect.adapters.persistence.DatabaseUrl",
            "com.clariva.connect.adapters.persistence.PostgresqlPendingChanges",
            "com.clariva.connect.adapters.persistence.PostgresqlAccounts",
            "com.clariva.connect.adapters.persistence.PostgresqlLinkingAttempts",
            "com.clariva.connect.adapters.persistence.PostgresqlRefreshes",
            "com.clariva.connect.adapters.persistence.PostgresqlSecretRecords",
            "com.clariva.connect.adapters.queue.RedisAddress",
            "com.clariva.connect.app.auth.DoctorTokenReader",
            "com.clariva.connect.app.forward.ForwardingHandler",
            "com.clariva.connect.app.postgres.Cluster",
            "com.clariva.connect.app.sandbox.SandboxDatabase",
            "com.clariva.connect.core.secret.HmacKeys");

    private Wall() {}

    static boolean standsAt(JavaClass type) {
        String outermost = type.getName().replaceAll("\\$.*", "");
        return CLASSES.contains(outermost);
    }
}
