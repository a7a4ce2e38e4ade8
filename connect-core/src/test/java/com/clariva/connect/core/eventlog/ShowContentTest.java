package com.clariva.connect.core.eventlog;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import org.junit.jupiter.api.Test;

class ShowContentTest {
    private static final QueuedEvent HELLO = message(ADAS_PRACTICE, "my knee hurts", NOON);

    private final InMemoryStorage storage = new InMemoryStorage(new ManualClock());
    private final ShowContent showContent = new ShowContent(storage.letterContents(), storage.auditLog());

    @Test
    void contentIsShownAndThatIsAudited() {
        setAside();

        assertThat(showContent.show(HELLO.id()).map(Text::value)).contains("my knee hurts");

        assertThat(storage.auditLog().lines()).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo("event_content_shown");
            assertThat(line.outcome()).isEqualTo("success");
            assertThat(line.resource()).contains(HELLO.id().asUuid());
            assertThat(line.toString()).doesNotContain("knee");
        });
    }

    @Test
    void askingForWhatIsNotKeptIsAuditedToo() {
        assertThat(showContent.show(HELLO.id())).isEmpty();

        assertThat(storage.auditLog().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.outcome()).isEqualTo("nothing_kept"));
    }

    private void setAside() {
        storage.deadLetters()
                .add(new DeadLetter(HELLO, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, NOON));
    }
}
