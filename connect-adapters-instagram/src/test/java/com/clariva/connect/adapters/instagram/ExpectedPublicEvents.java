package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.Expected.ADA;
import static com.clariva.connect.adapters.instagram.Expected.GRACE;
import static com.clariva.connect.adapters.instagram.Expected.JANE;
import static com.clariva.connect.adapters.instagram.Expected.JOHN;
import static com.clariva.connect.adapters.instagram.Expected.at;
import static com.clariva.connect.adapters.instagram.Expected.by;
import static com.clariva.connect.adapters.instagram.Expected.expected;
import static com.clariva.connect.adapters.instagram.Expected.key;
import static com.clariva.connect.adapters.instagram.Expected.mid;
import static com.clariva.connect.adapters.instagram.Expected.moment;
import static com.clariva.connect.adapters.instagram.Expected.nobody;
import static com.clariva.connect.adapters.instagram.Expected.of;
import static com.clariva.connect.adapters.instagram.Expected.some;

import com.clariva.connect.core.event.CommentContent;
import com.clariva.connect.core.event.CommentedMedia;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.PublicEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is read of comments and mentions, and of a batch for two accounts. */
final class ExpectedPublicEvents {
    static final Map<String, List<Expected>> ALL = Map.ofEntries(
            of(
                    "40-comments-changes-observed.json",
                    expected(
                            new PublicEvent.Comment(
                                    by(JANE),
                                    new CommentContent(
                                            "17860000000000040",
                                            some("Do you work on Saturday?"),
                                            some("patient.example"),
                                            CommentedMedia.of("18080000000000040", "FEED"),
                                            Optional.empty()),
                                    false),
                            key("comment", ADA, "17860000000000040"))),
            of(
                    "41-comments-flat-documented.json",
                    expected(
                            new PublicEvent.Comment(
                                    by(JANE),
                                    new CommentContent(
                                            "17860000000000041",
                                            some("Do you work on Saturday?"),
                                            some("patient.example"),
                                            CommentedMedia.of("18080000000000040", "REELS"),
                                            Optional.empty()),
                                    false),
                            key("comment", ADA, "17860000000000041"))),
            of(
                    "42-comments-reply-with-parent.json",
                    expected(
                            new PublicEvent.Comment(
                                    by(JANE),
                                    new CommentContent(
                                            "17860000000000042",
                                            some("thank you"),
                                            some("patient.example"),
                                            CommentedMedia.of("18080000000000040", "FEED"),
                                            Optional.of("17860000000000040")),
                                    false),
                            key("comment", ADA, "17860000000000042"))),
            of(
                    "43-comments-on-ad.json",
                    expected(
                            new PublicEvent.Comment(
                                    by(JANE),
                                    new CommentContent(
                                            "17860000000000043",
                                            some("Do you work on Saturday?"),
                                            some("patient.example"),
                                            new CommentedMedia(
                                                    Optional.of("18080000000000043"),
                                                    Optional.of("AD"),
                                                    Optional.of("120200000000000043"),
                                                    some("Skin check"),
                                                    Optional.of("18080000000000040")),
                                            Optional.empty()),
                                    false),
                            key("comment", ADA, "17860000000000043"))),
            of(
                    "44-comments-self.json",
                    expected(
                            new PublicEvent.Comment(
                                    nobody(),
                                    new CommentContent(
                                            "17860000000000044",
                                            some("our answer"),
                                            some("dr.example"),
                                            CommentedMedia.of("18080000000000040", "FEED"),
                                            Optional.empty()),
                                    true),
                            key("comment", ADA, "17860000000000044"))),
            of(
                    "45-live_comments.json",
                    expected(
                            new PublicEvent.LiveComment(
                                    by(JANE),
                                    new CommentContent(
                                            "17860000000000045",
                                            some("Do you work on Saturday?"),
                                            some("patient.example"),
                                            CommentedMedia.of("18080000000000045", "LIVE"),
                                            Optional.empty()),
                                    false),
                            key("live_comment", ADA, "17860000000000045"))),
            of(
                    "46-mentions-in-comment.json",
                    expected(
                            new PublicEvent.Mention(nobody(), "17918000000000046", Optional.of("17894000000000046")),
                            key("mention", ADA, "17918000000000046", "17894000000000046"))),
            of(
                    "47-mentions-in-caption.json",
                    expected(
                            new PublicEvent.Mention(nobody(), "17918000000000047", Optional.empty()),
                            key("mention", ADA, "17918000000000047", ""))),
            of(
                    "60-batch-two-accounts-mixed.json",
                    expected(
                            new MessageEvent.Message(
                                    at(123),
                                    mid(
                                            "tsKjqoZED4v5cY63fQ2ljycpOY5aAYUkitNOYRjGMJZLdMKgtjb9KosYpIre8oiT5q51nU13mLP9hGuZFxyf0HPgcbJUffl2ySuJJyVXyIS1SkvTvD8eGSL4"),
                                    MessageContent.text("one")),
                            key(
                                    "message",
                                    ADA,
                                    mid(
                                            "tsKjqoZED4v5cY63fQ2ljycpOY5aAYUkitNOYRjGMJZLdMKgtjb9KosYpIre8oiT5q51nU13mLP9hGuZFxyf0HPgcbJUffl2ySuJJyVXyIS1SkvTvD8eGSL4"))),
                    expected(
                            new ConversationEvent.Seen(
                                    at(321),
                                    mid(
                                            "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT")),
                            key(
                                            "seen",
                                            ADA,
                                            mid(
                                                    "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT"))
                                    + moment(JANE, 321)),
                    expected(
                            new MessageEvent.Message(
                                    new EventHeader(GRACE, Optional.of(JOHN), moment(123)),
                                    mid(
                                            "FlJnZ6usuZSbFwwezDvkvOa5GSfOlvbBZjiUzs5sV2vCuNxW0OOlYTNqAAoildIxEaIyf2taBlgDwTeznhNwNuc0FrB5zmiezFg8RtPFOAb92xVnUx065k1W"),
                                    MessageContent.text("two")),
                            key(
                                    "message",
                                    GRACE,
                                    mid(
                                            "FlJnZ6usuZSbFwwezDvkvOa5GSfOlvbBZjiUzs5sV2vCuNxW0OOlYTNqAAoildIxEaIyf2taBlgDwTeznhNwNuc0FrB5zmiezFg8RtPFOAb92xVnUx065k1W"))),
                    expected(
                            new PublicEvent.Comment(
                                    by(JANE),
                                    new CommentContent(
                                            "17860000000000040",
                                            some("Do you work on Saturday?"),
                                            some("patient.example"),
                                            CommentedMedia.of("18080000000000040", "FEED"),
                                            Optional.empty()),
                                    false),
                            key("comment", ADA, "17860000000000040"))));

    private ExpectedPublicEvents() {}
}
