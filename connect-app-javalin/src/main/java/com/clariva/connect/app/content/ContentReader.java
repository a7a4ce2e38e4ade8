package com.clariva.connect.app.content;

import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.MediaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A content as JSON: {@code text}, with {@code quickReplies} or without, or the address of one {@code image},
 * {@code audio}, {@code video} or {@code file}. Whether Instagram would take it is judged later.
 */
public final class ContentReader {
    private static final String TEXT = "text";
    private static final String QUICK_REPLIES = "quickReplies";

    private ContentReader() {}

    /**
     * The content in {@code json}, which has no other fields.
     *
     * @throws MalformedContentException naming the field that is wrong
     */
    public static Content read(JsonNode json) {
        return read(json, Set.of());
    }

    /**
     * The content in {@code json}, which may have the fields {@code beside} it.
     *
     * @throws MalformedContentException naming the field that is wrong
     */
    public static Content read(JsonNode json, Collection<String> beside) {
        if (!json.isObject()) {
            throw new MalformedContentException("a message is an object");
        }
        requireKnown(json, beside);
        List<MediaType> media = Stream.of(MediaType.values())
                .filter(type -> json.has(type.label()))
                .toList();
        if (json.has(TEXT) ? !media.isEmpty() : media.size() != 1) {
            throw new MalformedContentException("a message has text or one of image, audio, video and file");
        }
        if (json.has(TEXT)) {
            return words(json, text(json, TEXT));
        }
        if (json.has(QUICK_REPLIES)) {
            throw new MalformedContentException("quickReplies stand beside text");
        }
        return new Content.Media(media.get(0), text(json, media.get(0).label()));
    }

    /** The text of that field. */
    public static Text text(JsonNode json, String field) {
        return Optional.of(json.path(field))
                .filter(JsonNode::isTextual)
                .map(value -> new Text(value.asText()))
                .orElseThrow(() -> new MalformedContentException(field + " is text"));
    }

    private static Content words(JsonNode json, Text text) {
        if (!json.has(QUICK_REPLIES)) {
            return new Content.Words(text);
        }
        if (!json.path(QUICK_REPLIES).isArray()) {
            throw new MalformedContentException("quickReplies is a list");
        }
        List<Content.Choice> choices = new ArrayList<>();
        json.path(QUICK_REPLIES)
                .forEach(choice -> choices.add(new Content.Choice(text(choice, "title"), text(choice, "payload"))));
        return new Content.QuickReplies(text, choices);
    }

    private static void requireKnown(JsonNode json, Collection<String> beside) {
        Set<String> known = new HashSet<>(beside);
        known.add(TEXT);
        known.add(QUICK_REPLIES);
        Stream.of(MediaType.values()).map(MediaType::label).forEach(known::add);
        requireKnown(json, known, "a message");
    }

    /** What is not understood might have been the point of it. */
    static void requireKnown(JsonNode json, Collection<String> known, String what) {
        json.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new MalformedContentException(what + " has a field that it does not know");
            }
        });
    }
}
