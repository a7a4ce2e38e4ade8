package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a message holds. It may hold text and attachments, either, or neither (an unsupported or
 * view-once message).
 *
 * @param quickReply the payload of the quick reply that was tapped; the text is its title
 * @param referral set when the message came through an advertisement or a link
 */
public record MessageContent(
        Optional<Text> text,
        List<Attachment> attachments,
        Optional<Text> quickReply,
        Optional<ReplyTo> replyTo,
        Optional<ReferralSource> referral) {

    /** Nothing that this version, or Instagram's interface, can show. */
    public static final MessageContent NONE =
            new MessageContent(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public MessageContent {
        requireNonNull(text, "text is null");
        attachments = List.copyOf(attachments);
        requireNonNull(quickReply, "quickReply is null");
        requireNonNull(replyTo, "replyTo is null");
        requireNonNull(referral, "referral is null");
    }

    /** A message of text alone. */
    public static MessageContent text(String text) {
        return new MessageContent(
                Optional.of(new Text(text)), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
