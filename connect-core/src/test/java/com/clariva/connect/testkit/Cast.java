package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.core.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The people of the tests: two doctors, their accounts, and a patient who writes to both. */
public final class Cast {
    public static final DoctorId DR_ADA = DoctorId.of("6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10");
    public static final DoctorId DR_BORIS = DoctorId.of("0190b5a0-7c3e-7d11-8f00-5a4e9c1d2b33");
    public static final InstagramId ADAS_PRACTICE = new InstagramId("17841400000000001");
    public static final InstagramId BORIS_PRACTICE = new InstagramId("17841400000000002");
    public static final InstagramId PATIENT = new InstagramId("990000000000000077");
    public static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

    /** A place in a trace, with what somebody's tracing adds to it. */
    public static final TraceContext TRACE = new TraceContext(
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", Optional.of("vendor=a b,other=1"));

    private Cast() {}

    /** {@code doctor} connects {@code account}; {@code token} is also the user name, so that parts can be matched. */
    public static Connecting connecting(DoctorId doctor, InstagramId account, String token) {
        Profile profile = new Profile(
                account,
                Optional.of(new InstagramId("55" + account.value().substring(2))),
                "practice of " + token.replace("token", "name"),
                Optional.of(AccountType.BUSINESS),
                Optional.of("https://example.org/picture.jpg"));
        return new Connecting(doctor, profile, grant(token));
    }

    public static Grant grant(String token) {
        return new Grant(
                Secret.of(token),
                NOON,
                NOON.plus(Duration.ofDays(60)),
                Optional.of(new InstagramId("77000000000000009")),
                Optional.of(Set.of("instagram_business_basic", "instagram_business_manage_messages")));
    }

    /** The patient writes {@code text} to {@code account}. Another text is another event. */
    public static QueuedEvent message(InstagramId account, String text, Instant receivedAt) {
        byte[] body = text.getBytes(UTF_8);
        ConversationKey conversation = new ConversationKey(account, Optional.of(PATIENT));
        return new QueuedEvent(EventId.ofBytes(body), conversation, EventKind.MESSAGE, receivedAt, body);
    }
}
