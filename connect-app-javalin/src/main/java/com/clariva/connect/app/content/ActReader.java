package com.clariva.connect.app.content;

import com.clariva.connect.core.message.Act;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An act as JSON: {@code act}, in Instagram's words, with {@code mid} and {@code emoji} where it is a reaction.
 * Whether Instagram would take it is judged later.
 */
public final class ActReader {
    private static final String ACT = "act";
    private static final String MID = "mid";
    private static final String EMOJI = "emoji";

    private ActReader() {}

    /** Whether it is an act that {@code json} means, and no message. */
    public static boolean isAct(JsonNode json) {
        return json.has(ACT);
    }

    /**
     * The act in {@code json}, which may have the fields {@code beside} it and no others.
     *
     * @throws MalformedContentException naming the field that is wrong
     */
    public static Act read(JsonNode json, Collection<String> beside) {
        String act = ContentReader.text(json, ACT).value();
        return switch (act) {
            case "typing_on" -> alone(json, beside, new Act.Typing(true));
            case "typing_off" -> alone(json, beside, new Act.Typing(false));
            case "mark_seen" -> alone(json, beside, new Act.MarkSeen());
            case "react" -> react(json, beside);
            case "unreact" -> unreact(json, beside);
            default ->
                throw new MalformedContentException(
                        "act is one of typing_on, typing_off, mark_seen, react and unreact");
        };
    }

    private static Act alone(JsonNode json, Collection<String> beside, Act act) {
        requireOnly(json, beside, Set.of(ACT));
        return act;
    }

    private static Act react(JsonNode json, Collection<String> beside) {
        requireOnly(json, beside, Set.of(ACT, MID, EMOJI));
        return new Act.React(ContentReader.text(json, MID).value(), Optional.of(ContentReader.text(json, EMOJI)));
    }

    private static Act unreact(JsonNode json, Collection<String> beside) {
        requireOnly(json, beside, Set.of(ACT, MID));
        return new Act.React(ContentReader.text(json, MID).value(), Optional.empty());
    }

    private static void requireOnly(JsonNode json, Collection<String> beside, Collection<String> own) {
        Set<String> known = new HashSet<>(beside);
        known.addAll(own);
        ContentReader.requireKnown(json, known, "an act");
    }
}
