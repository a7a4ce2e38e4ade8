package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.PastMessage;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An Instagram that takes every message, until it is told to do otherwise. */
public final class ScriptedDirectMessages implements DirectMessages {
    private static final int DETAILED = 20;

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<Acted> acts = new CopyOnWriteArrayList<>();
    private final AtomicInteger sends = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final Map<String, Runnable> revoked = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile Runnable meanwhile = () -> {};
    private volatile boolean takes = true;
    private volatile Optional<SendOutcome> ending = Optional.empty();

    public ScriptedDirectMessages() {
        this(new ManualClock());
    }

    public ScriptedDirectMessages(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A message that reached Instagram. */
    public record Taken(
            Sender sender, InstagramId person, Content content, Tag tag, String messageId, Instant takenAt) {
        public Taken {
            requireNonNull(sender, "sender is null");
            requireNonNull(person, "person is null");
            requireNonNull(content, "content is null");
            requireNonNull(tag, "tag is null");
            requireNonNull(messageId, "messageId is null");
            requireNonNull(takenAt, "takenAt is null");
        }

        public Secret token() {
            return sender.token();
        }

        /** Its words, or its media's address. */
        public Text text() {
            return content.match(Content.Words::text, Content.Media::url, Content.QuickReplies::text);
        }

        private PastMessage past() {
            Optional<Text> words = content.match(
                    said -> Optional.of(said.text()), media -> Optional.empty(), quick -> Optional.of(quick.text()));
            List<String> attachments = content.match(
                    said -> List.of(), media -> List.of(media.type().label()), quick -> List.of());
            return new PastMessage(messageId, true, words, attachments, takenAt);
        }
    }

    /** An act that reached Instagram. */
    public record Acted(Sender sender, InstagramId person, Act act) {
        public Acted {
            requireNonNull(sender, "sender is null");
            requireNonNull(person, "person is null");
            requireNonNull(act, "act is null");
        }
    }

    /** From now on every message is taken and answered. */
    public void takesEverything() {
        ending = Optional.empty();
        takes = true;
    }

    /** From now on no message is taken, for this reason; for {@code TEMPORARY}, nobody knows. */
    public void refuses(Refusal refusal) {
        ending = Optional.of(
                refusal == Refusal.TEMPORARY ? new SendOutcome.Unanswered() : new SendOutcome.Refused(refusal));
    }

    /** From now on no message is taken until then. */
    public void throttles(Instant until) {
        ending = Optional.of(new SendOutcome.Refused(Refusal.THROTTLED, Optional.of(until)));
    }

    /** From now on nothing reaches Instagram, for certain. */
    public void isOutOfReach() {
        ending = Optional.of(new SendOutcome.Refused(Refusal.TEMPORARY));
    }

    /** From now on messages are lost on the way, and nobody learns of it. */
    public void losesMessages() {
        ending = Optional.of(new SendOutcome.Unanswered());
        takes = false;
    }

    /** From now on {@code token} is dead: {@code meanwhile} happens, and then it is refused. */
    public void revokes(Secret token, Runnable meanwhile) {
        revoked.put(token.reveal(), meanwhile);
    }

    /** From now on messages are taken, but nobody learns of it. */
    public void losesItsAnswers() {
        takes = true;
        ending = Optional.of(new SendOutcome.Unanswered());
    }

    /** What reached Instagram and was not refused, in order. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** This happens from now on after a message was taken and before anybody is told. */
    public void meanwhile(Runnable happening) {
        meanwhile = requireNonNull(happening, "happening is null");
    }

    /** How many calls there were to send a message, whatever came of them. */
    public int sends() {
        return sends.get();
    }

    /** What was done without writing, in order. */
    public List<Act> acts() {
        return acts.stream().map(Acted::act).toList();
    }

    /** The same, and who did it. */
    public List<Acted> acted() {
        return List.copyOf(acts);
    }

    @Override
    public SendOutcome send(Sender sender, InstagramId person, Content content, Tag tag) {
        sends.incrementAndGet();
        return answered(sender, () -> {
            String messageId = "mid-" + messages.incrementAndGet();
            taken.add(new Taken(sender, person, content, tag, messageId, clock.instant()));
            return messageId;
        });
    }

    @Override
    public SendOutcome act(Sender sender, InstagramId person, Act act) {
        return answered(sender, () -> {
            acts.add(new Acted(sender, person, act));
            return "";
        });
    }

    @Override
    public List<PastMessage> recent(Sender sender, InstagramId person) {
        List<PastMessage> recent = new ArrayList<>(taken.stream()
                .filter(message -> message.sender().account().equals(sender.account()))
                .filter(message -> message.person().equals(person))
                .map(Taken::past)
                .toList());
        Collections.reverse(recent);
        return List.copyOf(recent.subList(0, Math.min(DETAILED, recent.size())));
    }

    private SendOutcome answered(Sender sender, Supplier<String> taking) {
        Optional<Runnable> revocation =
                Optional.ofNullable(revoked.get(sender.token().reveal()));
        if (revocation.isPresent()) {
            revocation.get().run();
            return new SendOutcome.Refused(Refusal.RECONNECT_NEEDED);
        }
        Optional<SendOutcome> scripted = ending;
        if (scripted.filter(SendOutcome.Refused.class::isInstance).isPresent()) {
            return scripted.get();
        }
        String messageId = takes ? taking.get() : "";
        meanwhile.run();
        return scripted.orElseGet(() -> new SendOutcome.Accepted(messageId));
    }
}
