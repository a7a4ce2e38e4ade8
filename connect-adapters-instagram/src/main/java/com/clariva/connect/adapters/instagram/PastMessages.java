package com.clariva.connect.adapters.instagram;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.PastMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A conversation as the API shows it. What has no id, no time or no writer is passed over. */
final class PastMessages {
    static final String FIELDS = "messages.limit(20){id,created_time,from,message,attachments}";

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private static final Instant EARLIEST = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private PastMessages() {}

    /** Newest first. */
    static List<PastMessage> in(JsonNode conversation, InstagramId person) {
        JsonNode messages = Json.unwrapped(conversation).path("messages").path("data");
        return StreamSupport.stream(messages.spliterator(), false)
                .flatMap(message -> message(message, person).stream())
                .sorted(Comparator.comparing(PastMessage::sentAt).reversed())
                .toList();
    }

    private static Optional<PastMessage> message(JsonNode json, InstagramId person) {
        Optional<Text> text = Json.text(json, "message").map(Text::new);
        List<String> attachments = StreamSupport.stream(
                        json.path("attachments").path("data").spliterator(), false)
                .map(PastMessages::type)
                .toList();
        return Json.text(json, "id")
                .filter(PlainText::isId)
                .flatMap(mid -> time(json)
                        .flatMap(time -> Json.id(json.path("from"), "id")
                                .map(from -> new PastMessage(mid, !from.equals(person), text, attachments, time))));
    }

    private static Optional<Instant> time(JsonNode json) {
        return Json.time(json, "created_time")
                .or(() -> Json.text(json, "created_time").flatMap(PastMessages::isoTime));
    }

    private static Optional<Instant> isoTime(String time) {
        try {
            return Optional.of(OffsetDateTime.parse(time, TIME).toInstant()).filter(PastMessages::isSane);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** No message is older than Instagram, and no store keeps every year that a text can name. */
    private static boolean isSane(Instant time) {
        return time.isAfter(EARLIEST) && time.isBefore(LATEST);
    }

    /** In the words of the Send API. */
    private static String type(JsonNode attachment) {
        if (attachment.has("image_data")) {
            return "image";
        }
        if (attachment.has("video_data")) {
            return "video";
        }
        String type = attachment.path("mime_type").asText("").replaceFirst("/.*", "");
        return List.of("image", "audio", "video").contains(type) ? type : "file";
    }
}
