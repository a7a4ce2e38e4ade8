package com.clariva.connect.core.diagnosis;

import java.util.Locale;
import java.util.Optional;

/** What is looked at, in the order in which an operator would. Each title says what ought to be. */
public enum Check {
    DATABASE("The database answers"),
    POOLER("Connections to the database keep their session"),
    KEYS("Every encryption key that stored values need is configured"),
    MIGRATIONS("The tables are those of this version"),
    TRANSACTIONS("No transaction is held open in the database"),
    INSTANCES("A server runs"),
    VERSIONS("One version is deployed, and it is this one"),
    SAME_SECRETS("All servers have the same secrets"),
    WORKER("A worker works on events"),
    QUEUE("The queue works"),
    STORING("Webhooks are stored"),
    DURABILITY("What is accepted survives a crash"),
    CLOCKS("The clocks agree"),
    GRAPH_VERSION("Instagram still serves the configured version"),
    REDIRECT_URI("The redirect URI is https and of the public address"),
    VERIFY_TOKEN("Meta has asked with our verify token"),
    WEBHOOKS("Webhooks arrive"),
    SIGNATURES("Webhooks are signed with our secrets"),
    LINKING("Instagram lets doctors link their accounts"),
    ACCOUNT("An account is linked"),
    TOKEN_REFUSED("Instagram accepts the token"),
    TOKEN_EXPIRED("The token has not ended"),
    TOKEN_ENDING("The token is refreshed in time"),
    PERMISSION("No permission is missing"),
    SUBSCRIPTION("Webhooks are subscribed for the account"),
    REPLIES("Replies may be sent"),
    RECEIVING("Events of the account arrive"),
    UNLINKED("No account without a doctor receives events"),
    FORWARD("The forward target takes events"),
    PARKED("No event waits for a doctor who is there"),
    DEAD_LETTERS("No event is set aside");

    private final String title;

    Check(String title) {
        this.title = title;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    Finding ok(String evidence) {
        return new Finding(this, Finding.Level.OK, evidence, Optional.empty());
    }

    Finding warning(String evidence, String fix) {
        return new Finding(this, Finding.Level.WARNING, evidence, Optional.of(fix));
    }

    Finding problem(String evidence, String fix) {
        return new Finding(this, Finding.Level.PROBLEM, evidence, Optional.of(fix));
    }
}
