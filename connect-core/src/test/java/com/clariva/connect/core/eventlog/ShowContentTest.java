package com.clariva.connect.core.eventlog;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.message;
import static com.clariva.connect.testkit.QueueTrial.enqueue;
import static com.clariva.connect.testkit.QueueTrial.settle;
import static com.clariva.connect.testkit.QueueTrial.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import org.junit.jupiter.api.Test;

class ShowContentTest {
    private static final QueuedEvent HELLO = message(ADAS_PRACTICE, "my knee hurts", NOON);

    private final InMemoryStorage storage = new InMemoryStorage(new ManualClock());
    private final InMemoryEventQueue queue = new InMemoryEventQueue(new ManualClock());
    private final ShowContent showContent = new ShowContent(storage.letterContents(), queue, storage.auditLog());

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
    void contentOfWhatWaitsOrIsParkedIsShownAndAuditedEachTime() {
        enqueue(queue, HELLO);

        assertThat(showContent.show(HELLO.id()).map(Text::value)).contains("my knee hurts");
        settle(queue, take(queue), new Verdict.Park());
        assertThat(showContent.show(HELLO.id()).map(Text::value)).contains("my knee hurts");

        assertThat(storage.auditLog().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.outcome()).isEqualTo("success"));
    }

    @Test
    void contentThatCannotBeAuditedIsNotShown() {
        setAside();
        storage.auditLog().readOnly().begin();

        assertThatThrownBy(() -> showContent.show(HELLO.id())).isInstanceOf(ConnectException.StorageUnavailable.class);
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
