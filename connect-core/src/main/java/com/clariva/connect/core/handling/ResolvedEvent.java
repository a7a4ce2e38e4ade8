package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.SendReply;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** An event, the doctor it is for, and a way to answer without touching a token. */
public final class ResolvedEvent {
    private final Claim claim;
    private final InstagramEvent event;
    private final ConnectedAccount account;
    private final SendReply sendReply;
    private final AtomicInteger replies = new AtomicInteger();

    /** For the worker, and for tests of handlers. */
    public ResolvedEvent(Claim claim, InstagramEvent event, ConnectedAccount account, SendReply sendReply) {
        this.claim = requireNonNull(claim, "claim is null");
        this.event = requireNonNull(event, "event is null");
        this.account = requireNonNull(account, "account is null");
        this.sendReply = requireNonNull(sendReply, "sendReply is null");
    }

    public EventId id() {
        return claim.event().id();
    }

    public DoctorId doctor() {
        return account.doctor();
    }

    public ConnectedAccount account() {
        return account;
    }

    public InstagramEvent event() {
        return event;
    }

    /** 1 for the first time; one more for each failure of the handler before. */
    public int attempt() {
        return claim.attempt();
    }

    /** When the event's delivery arrived, UTC. */
    public Instant receivedAt() {
        return claim.event().receivedAt();
    }

    /**
     * Answers the person with a text. The first call makes the event's first reply, the second its
     * second; when the handler is called again for the same event, the same calls get what became of
     * the same replies, and nothing is sent twice.
     *
     * @throws IllegalStateException if the event names no person to answer
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the reply could not be
     *     recorded; then it was not sent
     */
    public ReplyState reply(String text) {
        InstagramId person =
                event.header().person().orElseThrow(() -> new IllegalStateException("the event names no person"));
        ReplyId reply = ReplyId.to(id(), replies.incrementAndGet());
        return sendReply.send(new Reply(reply, event.header().account(), person, Content.text(text)));
    }

    /** Says which, never what. */
    @Override
    public String toString() {
        return "ResolvedEvent(" + id() + ", " + event.kind().label() + ", doctor " + doctor() + ")";
    }
}
