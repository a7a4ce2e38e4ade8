package com.clariva.connect.app.events;

import com.clariva.connect.app.http.ShownEvent;
import com.clariva.connect.app.http.ShownExplanation;
import com.clariva.connect.app.http.ShownReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that is known of one event, as lines for people. */
final class Explanation {
    private static final double SECOND = 1000.0;

    private final List<String> lines = new ArrayList<>();

    private Explanation() {}

    static List<String> of(ShownExplanation shown) {
        Explanation explanation = new Explanation();
        explanation.tell(shown);
        return explanation.lines;
    }

    private void tell(ShownExplanation shown) {
        ShownEvent event = shown.event();
        lines.add("event " + event.eventId() + "  " + event.state());
        add("kind", event.kind());
        add("account", event.account());
        event.settled().flatMap(ShownEvent.Settled::doctor).ifPresent(doctor -> add("doctor", doctor));
        add(
                "received",
                event.receivedAt()
                        + shown.verifiedBy()
                                .map(name -> ", signed with " + name)
                                .orElse(""));
        shown.repeats()
                .lastAt()
                .ifPresent(last -> add("came again", times(shown.repeats().count()) + ", last at " + last));
        shown.failures()
                .forEach(failure -> add(
                        "attempt " + failure.attempt(),
                        "failed at " + failure.at() + ", " + after(failure.afterMs()) + ": " + failure.error()));
        event.settled()
                .filter(settled -> !settled.outcome().equals("retrying"))
                .ifPresent(settled -> add(
                        "attempt " + settled.attempt(),
                        settled.outcome() + " at " + settled.at()
                                + shown.settledAfterMs()
                                        .map(ms -> ", " + after(ms))
                                        .orElse("")));
        shown.waitingSince().ifPresent(since -> add("in the queue", "since " + since));
        event.deadLetter().ifPresent(this::tell);
        for (int n = 0; n < shown.replies().size(); n++) {
            add("reply " + (n + 1), said(shown.replies().get(n)));
        }
        shown.sameMessage().forEach(other -> add("same message", other.eventId() + "  " + other.kind()));
    }

    private void tell(ShownEvent.Letter letter) {
        add(
                "dead letter",
                letter.reason() + " since " + letter.at() + ": " + letter.error() + ", after " + letter.attempts()
                        + " attempts, replayed " + times(letter.replays())
                        + letter.replayedAt().map(at -> ", at last at " + at).orElse(""));
    }

    private static String said(ShownReply reply) {
        return reply.state()
                + (reply.state().equals("unknown") && reply.isFinal() ? ", finally" : "")
                + reply.refusal().map(why -> ": " + why).orElse("")
                + reply.until().map(until -> ", until " + until).orElse("")
                + (reply.messageIds().isEmpty() ? "" : " as " + String.join(", ", reply.messageIds()))
                + told(reply.times());
    }

    private static String told(ShownReply.Times times) {
        return "; recorded at " + times.recordedAt()
                + times.sendBeganAfterMs()
                        .map(ms -> ", handed over" + later(ms))
                        .orElse("")
                + times.settledAfterMs().map(ms -> ", settled" + later(ms)).orElse("");
    }

    private static String later(long millis) {
        return String.format(Locale.ROOT, " %.1f s later", millis / SECOND);
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String after(long millis) {
        return String.format(Locale.ROOT, "%.1f s after it was received", millis / SECOND);
    }

    private void add(String what, String told) {
        lines.add(String.format(Locale.ROOT, "  %-13s %s", what, told));
    }
}
