package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import java.util.Optional;

/**
 * What an account says to a person.
 *
 * @param human who wrote it, if a human did; that opens Instagram's window of 7 days, and nothing else does
 */
public record Reply(ReplyId id, InstagramId account, InstagramId person, Content content, Optional<Text> human) {
    public Reply {
        requireNonNull(id, "id is null");
        requireNonNull(account, "account is null");
        requireNonNull(person, "person is null");
        requireNonNull(content, "content is null");
        requireNonNull(human, "human is null");
    }

    /** What a program says. */
    public Reply(ReplyId id, InstagramId account, InstagramId person, Content content) {
        this(id, account, person, content, Optional.empty());
    }
}
