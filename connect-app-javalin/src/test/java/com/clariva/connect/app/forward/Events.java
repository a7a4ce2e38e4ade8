package com.clariva.connect.app.forward;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.handling.Talk;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.trace.TraceContext;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.ScriptedDirectMessages;
import com.clariva.connect.testkit.ScriptedDirectMessages.Taken;
import com.clariva.connect.testkit.Talking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events on their way to a handler: Ada's practice, and the patient. */
final class Events {
    static final Instant OCCURRED = Instant.parse("2026-09-01T11:59:58.500Z");
    static final EventHeader HEADER = new EventHeader(ADAS_PRACTICE, Optional.of(PATIENT), OCCURRED);

    private Events() {}

    static ResolvedEvent message(String text) {
        return resolved(new MessageEvent.Message(HEADER, "mid-" + text, MessageContent.text(text)));
    }

    static ResolvedEvent resolved(InstagramEvent event) {
        return answerable(event).event();
    }

    /** A message of a person who may be answered. */
    static Answered answerable(String text) {
        return answerable(new MessageEvent.Message(HEADER, "mid-" + text, MessageContent.text(text)));
    }

    private static Answered answerable(InstagramEvent event) {
        ManualClock clock = new ManualClock();
        InMemoryStorage storage = new InMemoryStorage(clock);
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        storage.conversations().heard(ADAS_PRACTICE, PATIENT, clock.instant());
        ScriptedDirectMessages instagram = new ScriptedDirectMessages();
        return new Answered(event, storage, instagram, new Talking(storage, instagram, clock).talk());
    }

    /** An event, and what is answered to it. */
    record Answered(InstagramEvent what, InMemoryStorage storage, ScriptedDirectMessages instagram, Talk talk) {

        /** Each time it is given to a handler. */
        ResolvedEvent event() {
            return event(Optional.empty());
        }

        /** The same, at that place in a trace. */
        ResolvedEvent event(Optional<TraceContext> trace) {
            ConnectedAccount account = storage.accounts().findByDoctor(DR_ADA).orElseThrow();
            QueuedEvent queued = new QueuedEvent(
                            EventId.of(what.key()), what.header().conversation(), what.kind(), NOON, new byte[0])
                    .tracedBy(trace);
            return new ResolvedEvent(new Claim(queued, 2, "lease"), what, account, talk.sendReply(), talk.sendAct());
        }

        /** Another event of the same account. */
        Answered then(InstagramEvent next) {
            return new Answered(next, storage, instagram, talk);
        }

        List<Content> contents() {
            return instagram.taken().stream().map(Taken::content).toList();
        }
    }
}
