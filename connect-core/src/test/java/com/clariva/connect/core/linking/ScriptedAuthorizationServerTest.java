package com.clariva.connect.core.linking;

import com.clariva.connect.core.token.Grant;
import com.clariva.connect.testkit.AuthorizationServerContract;
import com.clariva.connect.testkit.ScriptedAuthorizationServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class ScriptedAuthorizationServerTest extends AuthorizationServerContract {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final ScriptedAuthorizationServer server = new ScriptedAuthorizationServer();

    @Override
    protected AuthorizationServer serverWhere(Behaviour behaviour) {
        switch (behaviour) {
            case GRANTS -> server.grants(CODE, grant(), ADA);
            case REFUSES -> server.revokes(TOKEN);
            case STUMBLES, HANGS_UP, STAYS_SILENT, BABBLES, LEAVES_OUT -> server.goesAway();
        }
        return server;
    }

    @Override
    protected int codesSent() {
        return server.codesSent();
    }

    private Grant grant() {
        return new Grant(
                TOKEN, NOW, NOW.plus(Duration.ofDays(60)), Optional.of(EXCHANGE_ID), Optional.of(server.permissions()));
    }
}
