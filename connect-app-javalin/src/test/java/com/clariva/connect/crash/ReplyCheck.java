package com.clariva.connect.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges a run after everything has come to rest.
 *
 * <p><b>Twice</b> is a text that reached its person more than once; every answer has words of its own. <b>Untrue</b>
 * is a reply that has no end, or says of itself what is not so: sent, but not with the person; refused, and yet with
 * the person; a message that no reply accounts for. Whoever is unknown may or may not have arrived, once.
 */
final class ReplyCheck {
    static final String REPLIES = "replies";
    static final String TWICE = "received twice";
    static final String UNTRUE = "in an untrue state";
    static final String ARRIVED = "messages received";
    static final String STATE = "state ";

    private final List<StoredReply> replies;
    private final Map<String, Arrived> arrived;
    private final List<Arrived> all;
    private final List<String> violations = new ArrayList<>();
    private final Tally tally = new Tally();

    ReplyCheck(List<StoredReply> replies, List<Arrived> arrived) {
        this.replies = List.copyOf(replies);
        this.all = List.copyOf(arrived);
        this.arrived = arrived.stream().collect(Collectors.toMap(Arrived::mid, one -> one));
    }

    /** Judges replies to {@code messages} messages. */
    Tally judge(int messages) {
        tally.add(REPLIES, replies.size());
        tally.add(ARRIVED, all.size());
        if (replies.size() != messages) {
            untrue(messages + " messages, but " + replies.size() + " replies");
        }
        judgeTexts();
        replies.forEach(this::judgeState);
        judgeUnaccounted();
        return tally;
    }

    /** A sentence for each message that came twice and each reply that is not what it says. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    private void judgeTexts() {
        Map<String, Long> counts = all.stream()
                .collect(Collectors.groupingBy(one -> one.conversation() + " " + one.text(), Collectors.counting()));
        counts.forEach((text, count) -> {
            if (count > 1) {
                tally.add(TWICE, 1);
                violations.add("received " + count + " times: " + text);
            }
        });
    }

    private void judgeState(StoredReply reply) {
        tally.add(STATE + reply.state(), 1);
        int sent = reply.messageIds().size();
        boolean ended = switch (reply.state()) {
            case "sent" -> sent == reply.parts();
            case "refused", "unknown" -> sent < reply.parts();
            default -> false;
        };
        boolean there = reply.messageIds().stream()
                .allMatch(mid -> arrived.containsKey(mid)
                        && arrived.get(mid).conversation().equals(reply.conversation()));
        if (!ended || !there) {
            untrue("not what it says: " + reply);
        }
    }

    /** What no reply has an id of must be the message of one that is unknown, to the same person, once. */
    private void judgeUnaccounted() {
        Set<String> known = new HashSet<>();
        replies.forEach(reply -> reply.messageIds().stream()
                .filter(mid -> !known.add(mid))
                .forEach(mid -> untrue("two replies have one message: " + reply)));
        Map<String, Integer> mayHave = new HashMap<>();
        replies.stream()
                .filter(reply -> reply.state().equals("unknown"))
                .forEach(reply -> mayHave.merge(reply.conversation(), 1, Integer::sum));
        for (Arrived one : all) {
            if (!known.contains(one.mid()) && mayHave.merge(one.conversation(), -1, Integer::sum) < 0) {
                untrue("no reply accounts for " + one);
            }
        }
    }

    private void untrue(String sentence) {
        tally.add(UNTRUE, 1);
        violations.add(sentence);
    }
}
