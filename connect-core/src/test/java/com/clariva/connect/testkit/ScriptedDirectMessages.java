package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.reply.DirectMessages;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An Instagram that takes every message, until it is told to do otherwise. */
public final class ScriptedDirectMessages implements DirectMessages {
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final Map<String, Runnable> revoked = new ConcurrentHashMap<>();
    private volatile Optional<ReplyState> ending = Optional.empty();

    /** A message that reached Instagram. */
    public record Taken(Secret token, InstagramId person, Text text, String messageId) {
        public Taken {
            requireNonNull(token, "token is null");
            requireNonNull(person, "person is null");
            requireNonNull(text, "text is null");
            requireNonNull(messageId, "messageId is null");
        }
    }

    /** From now on every message is taken and answered. */
    public void takesEverything() {
        ending = Optional.empty();
    }

    /** From now on no message is taken, for this reason; for {@code TEMPORARY}, nobody knows. */
    public void refuses(Refusal refusal) {
        ending = Optional.of(refusal == Refusal.TEMPORARY ? new ReplyState.Unknown() : new ReplyState.Refused(refusal));
    }

    /** From now on {@code token} is dead: {@code meanwhile} happens, and then it is refused. */
    public void revokes(Secret token, Runnable meanwhile) {
        revoked.put(token.reveal(), meanwhile);
    }

    /** From now on messages are taken, but nobody learns of it. */
    public void losesItsAnswers() {
        ending = Optional.of(new ReplyState.Unknown());
    }

    /** What reached Instagram and was not refused, in order. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    @Override
    public ReplyState sendText(Secret token, InstagramId person, Text text) {
        Optional<Runnable> meanwhile = Optional.ofNullable(revoked.get(token.reveal()));
        if (meanwhile.isPresent()) {
            meanwhile.get().run();
            return new ReplyState.Refused(Refusal.RECONNECT_NEEDED);
        }
        Optional<ReplyState> scripted = ending;
        if (scripted.filter(ReplyState.Refused.class::isInstance).isPresent()) {
            return scripted.get();
        }
        String messageId = "mid-" + messages.incrementAndGet();
        taken.add(new Taken(token, person, text, messageId));
        return scripted.orElseGet(() -> new ReplyState.Sent(messageId));
    }
}
