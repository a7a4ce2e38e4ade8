package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.deadletter.EraseUnsent;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.reply.Conversations;
import com.clariva.connect.core.sending.HearConversation;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.core.webhook.Reading;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Use case: a claimed event is brought to its doctor's handler. There is never a default doctor. */
public final class HandleEvent {
    private static final Duration STORE_PAUSE = Duration.ofSeconds(5);
    private static final Duration UNOPENED_PAUSE = Duration.ofMinutes(1);

    private final EventReader reader;
    private final WhoseAccount whoseAccount;
    private final EraseUnsent eraseUnsent;
    private final Talk talk;
    private final EventHandler handler;

    public HandleEvent(
            EventReader reader, WhoseAccount whoseAccount, EraseUnsent eraseUnsent, Talk talk, EventHandler handler) {
        this.reader = requireNonNull(reader, "reader is null");
        this.whoseAccount = requireNonNull(whoseAccount, "whoseAccount is null");
        this.eraseUnsent = requireNonNull(eraseUnsent, "eraseUnsent is null");
        this.talk = requireNonNull(talk, "talk is null");
        this.handler = requireNonNull(handler, "handler is null");
    }

    /** Reads what was claimed. Never fails: what cannot be read is said in {@link Taken#event}. */
    Taken read(Claim claim) {
        Reading reading = reader.read(claim.event().body());
        return reading.flaw().isPresent() || reading.events().size() != 1
                ? Taken.unread(claim)
                : Taken.of(claim, reading.events().get(0).event());
    }

    /**
     * Asks whose the accounts of these are, notes what persons wrote to them and asks which echoes to hear, all at
     * once, for {@link #handle}. A single one does it for itself.
     */
    AskedAhead askFor(Collection<Taken> several) {
        if (several.size() <= 1) {
            return AskedAhead.NOTHING;
        }
        AskedAhead ahead = whoseAccount.askFor(
                several.stream().map(taken -> account(taken.known())).collect(toSet()));
        List<Taken> linked = several.stream()
                .filter(taken -> ahead.found().containsKey(account(taken.known())))
                .toList();
        try {
            return ahead.andHeard(hear(linked));
        } catch (ConnectException.StorageUnavailable e) {
            return ahead;
        }
    }

    private Set<ConversationKey> hear(List<Taken> several) {
        talk.hearConversation()
                .note(several.stream().flatMap(taken -> wrote(taken).stream()).toList());
        return talk.hearConversation()
                .openAmong(several.stream()
                        .flatMap(taken -> taken.event().stream())
                        .flatMap(event -> HearConversation.echoedIn(event).stream())
                        .collect(toSet()));
    }

    private static Optional<Conversations.Heard> wrote(Taken taken) {
        return taken.event()
                .flatMap(event ->
                        HearConversation.wrote(event, taken.known().event().receivedAt()));
    }

    private static InstagramId account(Claim claim) {
        return claim.event().conversation().account();
    }

    Handling handle(Taken taken, AskedAhead ahead) {
        return taken.event().map(event -> handle(taken, event, ahead)).orElseGet(Handling.Unreadable::new);
    }

    /**
     * An unsent message was erased when its unsend was received. Its handler may have been running then, and
     * have made it a dead letter since; now, behind it in the conversation, that is over.
     */
    private Handling handle(Taken taken, InstagramEvent event, AskedAhead ahead) {
        try {
            EraseUnsent.unsentBy(event).ifPresent(unsent -> eraseUnsent.erase(List.of(unsent)));
        } catch (ConnectException.StorageUnavailable e) {
            return new Handling.NotNow(STORE_PAUSE, "unsent message not erased");
        }
        return resolve(taken, event, ahead);
    }

    private Handling resolve(Taken taken, InstagramEvent event, AskedAhead ahead) {
        try {
            boolean heard = ahead.isHeard(event, account(taken.known()));
            return whoseAccount
                    .linked(account(taken.known()), ahead)
                    .map(account -> hearAndCall(taken.known(), event, account, heard))
                    .orElseGet(Handling.NobodyLinked::new);
        } catch (ConnectException.StorageUnavailable e) {
            return new Handling.NotNow(STORE_PAUSE, "resolution unavailable");
        }
    }

    boolean isLinked(InstagramId account) {
        return whoseAccount.isLinked(account);
    }

    boolean isDeleted(InstagramId account) {
        return whoseAccount.isDeleted(account);
    }

    /** The person's last message counts from before the handler runs: it may want to answer. */
    private Handling hearAndCall(Claim claim, InstagramEvent event, ConnectedAccount account, boolean heard) {
        try {
            if (!heard) {
                talk.hearConversation().hear(event, claim.event().receivedAt());
            }
        } catch (ConnectException.StorageUnavailable e) {
            return new Handling.NotNow(STORE_PAUSE, "conversation not noted");
        }
        return call(claim, event, account);
    }

    private Handling call(Claim claim, InstagramEvent event, ConnectedAccount account) {
        try {
            handler.handle(new ResolvedEvent(claim, event, account, talk.sendReply(), talk.sendAct()));
            return new Handling.Handled(account.doctor());
        } catch (PostponedException e) {
            return new Handling.NotNow(e.delay(), "postponed by the handler");
        } catch (ConnectException.KeyMissing | ConnectException.SealBroken e) {
            return new Handling.NotNow(UNOPENED_PAUSE, "a stored value does not open");
        } catch (ConnectException.StorageUnavailable e) {
            return new Handling.NotNow(STORE_PAUSE, "the store gave the handler no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Handling.NotNow(Duration.ZERO, "interrupted");
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            return new Handling.Failed(Optional.of(account.doctor()), e);
        }
    }
}
