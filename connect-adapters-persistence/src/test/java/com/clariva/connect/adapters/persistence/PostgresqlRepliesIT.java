package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.testkit.RepliesContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlRepliesIT extends RepliesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStore() {
        return DATABASE.storage();
    }

    @Override
    protected Instant now() {
        return DATABASE.now();
    }

    @Override
    protected void letPass(Duration duration) {
        DATABASE.letPass(duration);
    }

    @Override
    protected Replies unreachable() {
        return TestDatabase.storageAway().replies();
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }

    @Test
    void textOfAReplyThatEndedIsNotKept() {
        Storage storage = DATABASE.storage();
        Reply reply = new Reply(new ReplyId("one"), ADAS_PRACTICE, PATIENT, Content.text("see you on Monday"));
        Turn turn = storage.replies()
                .begin(reply, List.of(reply.content()), now(), Duration.ofMinutes(1))
                .turn()
                .orElseThrow();
        assertThat(textsKept()).isEqualTo(1);

        storage.outbox().start(turn, now(), Duration.ofMinutes(1));
        storage.outbox().settle(turn, new PartEnd.Sent("mid-1"), now());

        assertThat(textsKept()).isZero();
    }

    private static int textsKept() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from reply where text is not null")
                        .mapTo(Integer.class)
                        .one());
    }
}
