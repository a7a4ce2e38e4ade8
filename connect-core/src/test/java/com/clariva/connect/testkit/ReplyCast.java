package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;

import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import java.util.List;
import java.util.stream.Stream;

/** What is said in the contracts of replies: by Ada's practice, to the patient. */
final class ReplyCast {
    static final ReplyId FIRST = new ReplyId("0123456789abcdef0123456789abcdef:1");
    static final ReplyId SECOND = new ReplyId("0123456789abcdef0123456789abcdef:2");

    private ReplyCast() {}

    static Reply reply(ReplyId id, String text) {
        return new Reply(id, ADAS_PRACTICE, PATIENT, Content.text(text));
    }

    static List<Content> parts(String... texts) {
        return Stream.of(texts).map(Content::text).toList();
    }
}
