package com.clariva.connect.simulator;

import com.clariva.connect.simulator.Conversations.Pair;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Conversations API, as far as it shows one conversation: the newest messages, newest first. */
final class ConversationEndpoint {
    private static final int DETAILED = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);
    private static final Pattern ATTACHMENT = Pattern.compile("\\[(image|audio|video|file)]");

    private final World world;

    ConversationEndpoint(World world) {
        this.world = world;
    }

    Answer read(Call call, IssuedToken token) {
        if (!token.permissions().contains("instagram_business_manage_messages")) {
            throw Refusal.missingPermission("instagram_business_manage_messages");
        }
        if (!call.parameter("platform").equals(Optional.of("instagram"))) {
            throw Refusal.badParameter("Param platform must be instagram");
        }
        ObjectNode body = Json.object();
        ArrayNode conversations = body.putArray("data");
        call.parameter("user_id")
                .flatMap(world::person)
                .filter(person -> world.conversations.hasWritten(Pair.of(token.account(), person)))
                .ifPresent(person -> conversations.add(conversation(token.account(), person)));
        return Answer.json(body);
    }

    private ObjectNode conversation(Account account, Person person) {
        ObjectNode json = Json.object().put("id", "aWdfZAG06" + account.professionalId() + person.igsid());
        List<Line> lines = new ArrayList<>(world.conversations.lines(Pair.of(account, person)));
        Collections.reverse(lines);
        ArrayNode messages = json.putObject("messages").putArray("data");
        lines.stream()
                .filter(line -> !line.unsent())
                .limit(DETAILED)
                .forEach(line -> messages.add(message(line, account, person)));
        return json;
    }

    private static ObjectNode message(Line line, Account account, Person person) {
        ObjectNode json = Json.object().put("id", line.mid()).put("created_time", TIME.format(line.at()));
        ObjectNode from = json.putObject("from");
        from.put("username", line.fromAccount() ? account.username() : person.username());
        from.put("id", line.fromAccount() ? account.professionalId() : person.igsid());
        Matcher attachment = ATTACHMENT.matcher(line.text());
        json.put("message", attachment.matches() ? "" : line.text());
        if (attachment.matches()) {
            attach(json, attachment.group(1));
        }
        return json;
    }

    private static void attach(ObjectNode json, String type) {
        ObjectNode attachment = json.putObject("attachments").putArray("data").addObject();
        switch (type) {
            case "image", "video" -> attachment.putObject(type + "_data").put("width", 1);
            case "audio" -> attachment.put("mime_type", "audio/mp4").put("file_url", "https://cdn.example/1");
            default -> attachment.put("mime_type", "application/pdf").put("file_url", "https://cdn.example/1");
        }
    }
}
