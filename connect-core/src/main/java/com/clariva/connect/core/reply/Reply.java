package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;

/** A text from an account to a person. */
public record Reply(ReplyId id, InstagramId account, InstagramId person, Text text) {
    public Reply {
        requireNonNull(id, "id is null");
        requireNonNull(account, "account is null");
        requireNonNull(person, "person is null");
        requireNonNull(text, "text is null");
    }
}
