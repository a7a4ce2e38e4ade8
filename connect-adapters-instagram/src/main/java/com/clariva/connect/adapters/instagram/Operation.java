package com.clariva.connect.adapters.instagram;

import com.clariva.connect.adapters.instagram.pacing.Lane;

/** The calls we make, by the names that exceptions and counters use. */
enum Operation {
    CODE_EXCHANGE("code_exchange"),
    LONG_LIVED_EXCHANGE("long_lived_exchange"),
    TOKEN_REFRESH("token_refresh"),
    PROFILE("profile"),
    SUBSCRIBE("subscribe"),
    READ_SUBSCRIPTION("read_subscription"),
    UNSUBSCRIBE("unsubscribe"),
    SEND_TEXT("send_text"),
    SEND_MEDIA("send_media"),
    ACT("sender_action"),
    READ_CONVERSATION("read_conversation");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    /** What a send is counted as. */
    Lane lane() {
        return this == SEND_MEDIA ? Lane.MEDIA : Lane.TEXT;
    }

    String label() {
        return label;
    }
}
