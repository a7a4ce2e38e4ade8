package com.clariva.connect.adapters.instagram;

/** The calls we make, by the names that exceptions and counters use. */
enum Operation {
    CODE_EXCHANGE("code_exchange"),
    LONG_LIVED_EXCHANGE("long_lived_exchange"),
    TOKEN_REFRESH("token_refresh"),
    PROFILE("profile"),
    SUBSCRIBE("subscribe"),
    READ_SUBSCRIPTION("read_subscription"),
    UNSUBSCRIBE("unsubscribe"),
    SEND_TEXT("send_text");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
