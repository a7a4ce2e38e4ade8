package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.linking.Finish;
import com.clariva.connect.core.linking.Handoff;
import com.clariva.connect.core.linking.LinkingAttempt;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.WaitingEcho;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.Canary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fills every table that storage writes, and reads them all. */
class NothingReadableIT {
    private static final List<String> CANARIES = List.of(
            "canary-token",
            "canary-state",
            "canary-browser",
            "canary-once",
            "canary-code",
            "canary-reply",
            "canary-body");

    /** One row of each table that storage writes. */
    private static final int TABLES = 9;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void noSecretAndNoWordOfAPersonIsReadableInAnyTable() {
        fill(DATABASE.storage());

        String everything = DATABASE.everythingStored();

        assertThat(everything.lines()).hasSize(TABLES);
        CANARIES.forEach(canary -> Canary.assertNotReadable(canary, everything));
    }

    private static void fill(PostgresqlStorage storage) {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "canary-token"));
        storage.attempts()
                .begin(new LinkingAttempt(
                        new Ticket("canary-state").digest(),
                        DR_ADA,
                        new Ticket("canary-browser").digest(),
                        Finish.AT_CALLBACK,
                        NOON));
        storage.attempts()
                .handOff(new Handoff(new Ticket("canary-once").digest(), DR_ADA, Secret.of("canary-code"), NOON));
        Content content = Content.text("canary-reply");
        Reply reply = new Reply(new ReplyId("reply-1"), ADAS_PRACTICE, PATIENT, content);
        storage.replies().begin(reply, List.of(content), NOON, Duration.ofMinutes(1));
        storage.unsettledReplies().note(new WaitingEcho("mid-1", ADAS_PRACTICE, PATIENT, NOON, Set.of("reply-1#0")));
        storage.conversations().heard(ADAS_PRACTICE, PATIENT, NOON);
        QueuedEvent event = message(ADAS_PRACTICE, "canary-body", NOON);
        storage.deadLetters()
                .add(new DeadLetter(event, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, NOON));
        storage.eventLog()
                .write(List.of(
                        new EventLogEntry(new Claim(event, 4, "lease"), "dead_letter", Optional.of(DR_ADA), NOON)));
        storage.auditLog()
                .record(new AuditEntry(
                        AuditAction.CONNECT_INSTAGRAM,
                        AuditEntry.SUCCESS,
                        Optional.of(DR_ADA),
                        Optional.empty(),
                        Optional.of(ADAS_PRACTICE)));
    }
}
