package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.Bodies.FROM_JANE;
import static com.clariva.connect.adapters.instagram.Bodies.entry;
import static com.clariva.connect.adapters.instagram.Bodies.messaging;
import static com.clariva.connect.adapters.instagram.Bodies.only;
import static com.clariva.connect.adapters.instagram.Expected.ADA;
import static com.clariva.connect.adapters.instagram.Expected.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.sending.HearConversation;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the items that Instagram sends say that a person wrote, so that replies are allowed for 24 hours. */
class WhatOpensTheWindowTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T08:00:00Z");
    private static final String POSTBACK = ",\"postback\":{\"mid\":\"m\",\"title\":\"Start\",\"payload\":\"START\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"message\":{\"mid\":\"m\",\"text\":\"hi\"}}",
                ",\"message\":{\"mid\":\"m\",\"attachments\":[{\"type\":\"story_mention\",\"payload\":{\"url\":\"https://a.test/1\"}}]}}",
                ",\"message\":{\"mid\":\"m\",\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":\"https://a.test/1\"}}]}}",
                ",\"message\":{\"mid\":\"m\",\"is_unsupported\":true}}",
                POSTBACK
            })
    void whatAPersonWritesOpensItAlsoWhileAnotherAppHasTheConversation(String item) {
        InstagramEvent primary = only(messaging("{" + FROM_JANE + item));
        InstagramEvent standby = only(entry("\"standby\":[{" + FROM_JANE + item + "]"));

        for (InstagramEvent event : new InstagramEvent[] {primary, standby}) {
            assertThat(HearConversation.wrote(event, RECEIVED)).hasValueSatisfying(heard -> {
                assertThat(heard.account()).isEqualTo(ADA);
                assertThat(heard.person()).isEqualTo(JANE);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"reaction\":{\"mid\":\"m\",\"action\":\"react\",\"reaction\":\"love\",\"emoji\":\"\\u2764\"}}",
                ",\"read\":{\"mid\":\"m\"}}",
                ",\"referral\":{\"ref\":\"spring\",\"source\":\"SHORTLINK\",\"type\":\"OPEN_THREAD\"}}",
                ",\"message\":{\"mid\":\"m\",\"is_deleted\":true}}"
            })
    void whatIsNotWrittenDoesNot(String item) {
        assertThat(HearConversation.wrote(only(messaging("{" + FROM_JANE + item)), RECEIVED))
                .isEmpty();
        assertThat(HearConversation.wrote(only(entry("\"standby\":[{" + FROM_JANE + item + "]")), RECEIVED))
                .isEmpty();
    }
}
