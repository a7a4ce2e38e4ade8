package com.clariva.connect.adapters.instagram;

import com.clariva.connect.core.event.Attachment;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.ReplyTo;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.event.Text;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An event to be read, and its key.
 *
 * @param key spelled out here and not asked of the event, because stores keep keys for days
 */
record Expected(InstagramEvent event, String key) {
    static final InstagramId ADA = new InstagramId("17841400000000001");
    static final InstagramId ADA_HERSELF = new InstagramId("9876543210987654");
    static final InstagramId GRACE = new InstagramId("17841400000000002");
    static final InstagramId JANE = new InstagramId("1234567890123456");
    static final InstagramId JOHN = new InstagramId("2234567890123456");
    static final InstagramId NOBODY = new InstagramId("0");

    private static final long MORNING = 1_795_200_000_000L;
    private static final String MEDIA = "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=179900000000000%s"
            + "&signature=AYsyntheticSyntheticSynthetic%s";

    static Map.Entry<String, List<Expected>> of(String file, Expected... events) {
        return Map.entry(file, List.of(events));
    }

    static Expected expected(InstagramEvent event, String key) {
        return new Expected(event, key);
    }

    /** Jane wrote to Ada. */
    static Expected message(String mid, MessageContent content) {
        return new Expected(new MessageEvent.Message(at(123), mid, content), key("message", ADA, mid));
    }

    static RoutingEvent.Unrecognized unrecognized(EventHeader header, String field, String json) {
        return new RoutingEvent.Unrecognized(header, field, new Text(json));
    }

    static String key(String kind, InstagramId account, String... parts) {
        return Arrays.stream(parts)
                .map(part -> ":" + part.length() + ":" + part)
                .collect(Collectors.joining("", kind + ":" + account, ""));
    }

    /** The end of the key of an act that has no id of its own. */
    static String moment(InstagramId person, long millis) {
        return "@" + person + "@" + (MORNING + millis);
    }

    static Instant moment(long millis) {
        return Instant.ofEpochMilli(MORNING + millis);
    }

    /** All mids have the same beginning and the same end. */
    static String mid(String middle) {
        return "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQx" + middle + "ZD";
    }

    /** Between Jane and Ada. */
    static EventHeader at(long millis) {
        return with(JANE, millis);
    }

    static EventHeader with(InstagramId person, long millis) {
        return new EventHeader(ADA, Optional.of(person), moment(millis));
    }

    static EventHeader withNobody(long millis) {
        return new EventHeader(ADA, Optional.empty(), moment(millis));
    }

    /** In public, where Instagram gives no time. */
    static EventHeader by(InstagramId person) {
        return new EventHeader(ADA, Optional.of(person), Instant.EPOCH);
    }

    static EventHeader nobody() {
        return new EventHeader(ADA, Optional.empty(), Instant.EPOCH);
    }

    static EventHeader dashboard(long millis) {
        return new EventHeader(NOBODY, Optional.empty(), Instant.ofEpochMilli(millis));
    }

    static MessageContent attached(Attachment... attachments) {
        return new MessageContent(none(), List.of(attachments), none(), Optional.empty(), Optional.empty());
    }

    static MessageContent answering(String text, ReplyTo replyTo) {
        return new MessageContent(some(text), List.of(), none(), Optional.of(replyTo), Optional.empty());
    }

    static Attachment attachment(String type, Optional<String> mediaId, Optional<Text> url, Optional<Text> title) {
        return new Attachment(type, mediaId, url, title);
    }

    static Optional<Text> media(int number) {
        return some(MEDIA.formatted(String.format("%02d", number), number));
    }

    static Optional<Text> some(String text) {
        return Optional.of(new Text(text));
    }

    static Optional<Text> none() {
        return Optional.empty();
    }
}
