package com.clariva.connect.app.environment;

import java.util.Arrays;
import java.util.Optional;

/** Every variable there is, with the rule it keeps and what to do when it does not. */
public enum Variable {
    INSTAGRAM_APP_ID(
            "digits only",
            "copy the Instagram app's id, not the Meta app's, from the Business login settings of the Instagram product"),
    INSTAGRAM_APP_SECRET("not blank", "copy the Instagram app secret, which stands beside the Instagram app id"),
    INSTAGRAM_APP_SECRET_PREVIOUS("not blank", "put the old secret here while you change it, otherwise remove it"),
    META_APP_SECRET("not blank", "copy it from App settings, Basic; or remove it if Messenger is not used"),
    META_APP_SECRET_PREVIOUS("not blank", "put the old secret here while you change it, otherwise remove it"),
    INSTAGRAM_REDIRECT_URI(
            "an https address, or http on this machine, without fragment",
            "copy it from Valid OAuth Redirect URIs; the two must be equal to the last character"),
    INSTAGRAM_FRONTEND_REDIRECT_URI(
            "an http or https address", "name the page the doctor lands on, or remove it to use the built-in one"),
    INSTAGRAM_WEBHOOK_VERIFY_TOKEN(
            "at least 32 characters", "make one with 'openssl rand -hex 32' and enter the same in the dashboard"),
    INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS(
            "at least 32 characters", "put the old token here while you change it, otherwise remove it"),
    INSTAGRAM_ACCESS_TOKEN("not blank, and INSTAGRAM_PAGE_ID beside it", "set both, or remove it"),
    INSTAGRAM_PAGE_ID("digits only, at most 32", "set it to the account's user_id, or remove it"),
    INSTAGRAM_GRAPH_VERSION("of the form v25.0", "set a version from Meta's changelog, or remove it"),
    INSTAGRAM_SCOPES("a list of permissions, separated by commas", "use Meta's names, or remove it"),
    INSTAGRAM_WEBHOOK_FIELDS("a list of field names, separated by commas", "use Meta's names, or remove it"),
    INSTAGRAM_FORCE_REAUTH("true or false", "set one of them, or remove it"),
    INSTAGRAM_AUTHORIZE_URL("an https address, or http on this machine", "remove it to use Instagram itself"),
    INSTAGRAM_TOKEN_URL("an https address, or http on this machine", "remove it to use Instagram itself"),
    INSTAGRAM_GRAPH_URL(
            "an https address, or http on this machine, without query", "remove it to use Instagram itself"),
    DATABASE_URL(
            "postgresql://user:password@host:port/database, or the same after jdbc:, and an sslmode, if any, of disable,"
                    + " allow, prefer, require, verify-ca or verify-full; other parameters have values that the"
                    + " PostgreSQL driver of Java takes",
            "name your PostgreSQL; percent-encode what is special in it"),
    DATABASE_CONNECTIONS("a whole number, 2 to 500", "set a number, or remove it"),
    REDIS_URL(
            "redis://, rediss:// or redis-sentinel:// and a host without an underscore (a sentinel address ends with"
                    + " #master); parameters are timeout, database and clientName, and none changes how a certificate is"
                    + " checked",
            "name your Redis, percent-encode what is special in its password, import the certificate of an own CA into"
                    + " Java's trust store, or remove the variable to keep the queue in PostgreSQL"),
    REDIS_DURABILITY(
            "read or provider",
            "set provider only for a hosted Redis that does not tell its settings and whose durability you answer for, or"
                    + " remove it"),
    CONNECT_ENCRYPTION_KEYS(
            "one or more name:base64 of 32 bytes, separated by commas, each name once",
            "make one with the command 'keys new' and keep a copy in a safe place"),
    AUTH_JWT_SECRET(
            "at least 32 bytes; this or AUTH_JWKS_URL is needed",
            "set the secret your sign-in service signs doctors' tokens with, or the address of its public keys"),
    AUTH_JWKS_URL("an https address, or http on this machine", "name the public keys of your sign-in service"),
    AUTH_ISSUER("not blank", "set what your sign-in service writes as iss, or remove it"),
    AUTH_AUDIENCE("not blank", "set what your sign-in service writes as aud, or remove it"),
    AUTH_MAX_TOKEN_LIFETIME(
            "a duration such as 24h", "write how far ahead a doctor's token may end at most, or remove it"),
    CONNECT_SERVICE_KEY("at least 32 characters", "make one with 'openssl rand -hex 32', or remove it"),
    CONNECT_OPERATOR_KEY("at least 32 characters", "make one with 'openssl rand -hex 32', or remove it"),
    CONNECT_FORWARD_URL(
            "an https address, or http on this machine, and CONNECT_FORWARD_SECRET beside it",
            "set both, or remove both to only log and count events"),
    CONNECT_FORWARD_SECRET(
            "whsec_ and base64, and CONNECT_FORWARD_URL beside it",
            "set both (a secret is made with: echo \"whsec_$(openssl rand -base64 32)\"), or remove both"),
    CONNECT_FORWARD_SECRET_PREVIOUS(
            "whsec_ and base64",
            "put the old secret here while the target changes to the new one, otherwise remove it"),
    CORS_ALLOWED_ORIGINS(
            "a list of origins such as https://app.example.org, without path and without *",
            "name each front end, or remove it"),
    CONNECT_AUTO_REPLY("a text of at most 20,000 bytes without control characters", "write the text, or remove it"),
    WEBHOOK_ALLOWED_SOURCES(
            "a list of address ranges such as 203.0.113.0/24", "write ranges, never names; or remove it"),
    TRUSTED_PROXIES("a list of address ranges such as 10.0.0.0/8", "write ranges, never names; or remove it"),
    PORT("a port, 0 to 65535 (0 takes any free one)", "set a port, or remove it"),
    PUBLIC_BASE_URL(
            "an https address, or http on this machine, without query",
            "set the address the world reaches this server under, or remove it"),
    LOG_FORMAT("text or json", "set one of them, or remove it"),
    LOG_LEVEL("trace, debug, info, warn or error", "set one of them, or remove it"),
    WORKER_CONCURRENCY("a whole number, 0 to 1000 (0 only receives)", "set a number, or remove it"),
    RETRY_DELAYS("a list of durations such as 1m,5m,15m", "write a number and s, m, h or d each, or remove it"),
    REPLIES_IN_A_ROW("a number from 1 to 100", "write one, or remove it"),
    PARK_RETENTION("a duration such as 7d", "write a number and s, m, h or d, or remove it"),
    DEDUPE_WINDOW("a duration such as 3d", "write a number and s, m, h or d, or remove it"),
    REDIS_HOLD("a duration such as 30s", "write a number and s, m, h or d, or remove it"),
    SHUTDOWN_GRACE("a duration such as 20s", "write a number and s, m, h or d, or remove it");

    private final String rule;
    private final String remedy;

    Variable(String rule, String remedy) {
        this.rule = rule;
        this.remedy = remedy;
    }

    /** What a value has to be. */
    public String rule() {
        return rule;
    }

    /** What to do when it is not. */
    public String remedy() {
        return remedy;
    }

    static Optional<Variable> named(String name) {
        return Arrays.stream(values())
                .filter(variable -> variable.name().equals(name))
                .findFirst();
    }
}
