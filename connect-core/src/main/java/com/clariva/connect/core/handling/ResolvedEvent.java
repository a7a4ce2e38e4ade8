package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.PublicEvent;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.sending.ActOutcome;
import com.clariva.connect.core.sending.SendAct;
import com.clariva.connect.core.sending.SendReply;
import com.clariva.connect.core.trace.TraceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An event, the doctor it is for, and a way to answer without touching a token. */
public final class ResolvedEvent {
    private final Claim claim;
    private final InstagramEvent event;
    private final ConnectedAccount account;
    private final SendReply sendReply;
    private final SendAct sendAct;
    private final AtomicInteger replies = new AtomicInteger();

    /** For the worker, and for tests of handlers. */
    public ResolvedEvent(
            Claim claim, InstagramEvent event, ConnectedAccount account, SendReply sendReply, SendAct sendAct) {
        this.claim = requireNonNull(claim, "claim is null");
        this.event = requireNonNull(event, "event is null");
        this.account = requireNonNull(account, "account is null");
        this.sendReply = requireNonNull(sendReply, "sendReply is null");
        this.sendAct = requireNonNull(sendAct, "sendAct is null");
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

    /** The place in a trace that handling it has, for those who call others. They need not look at it to reply. */
    public Optional<TraceContext> trace() {
        return claim.event().trace();
    }

    /** The same, before anything was made of it, at this place in a trace. */
    ResolvedEvent within(Optional<TraceContext> trace) {
        Claim placed = new Claim(claim.event().tracedBy(trace), claim.attempt(), claim.lease());
        return new ResolvedEvent(placed, event, account, sendReply, sendAct);
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
     * <p>What the account itself said or did is nothing to answer ({@link ReplyRefusal#NOT_ANSWERABLE}).
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the reply could not be
     *     recorded; then it was not sent
     */
    public ReplyState reply(String text) {
        return reply(Content.text(text));
    }

    /** As {@link #reply(String)}, with whatever a message may hold. */
    public ReplyState reply(Content content) {
        int ordinal = replies.incrementAndGet();
        return send(person -> ReplyId.to(id(), ordinal), content);
    }

    /**
     * As {@link #reply(Content)}, but once in a conversation for each {@code name}: from then on, whatever the
     * event, it gets what became of the first. A conversation that rests for about a hundred days begins anew.
     *
     * @param name 1 to 100 characters, the same in every version of the handler
     */
    public ReplyState replyOnce(String name, Content content) {
        return send(person -> ReplyId.once(event.header().account(), person, name), content);
    }

    private ReplyState send(Function<InstagramId, ReplyId> id, Content content) {
        return answerable()
                .map(person -> sendReply.send(
                        new Reply(id.apply(person), event.header().account(), person, content)))
                .orElseGet(() -> new ReplyState.Refused(ReplyRefusal.NOT_ANSWERABLE));
    }

    /**
     * Shows the person that somebody writes, or no longer does. As all acts it is tried once, throws nothing for the
     * world, is not counted as a reply, and may be done again without harm: a handler that is called again simply
     * does so.
     */
    public ActOutcome typing(boolean on) {
        return act(new Act.Typing(on));
    }

    /** Shows the person that what they wrote was seen. */
    public ActOutcome markSeen() {
        return act(new Act.MarkSeen());
    }

    /** Reacts to the person's message that this event brought, with any emoji. */
    public ActOutcome react(String emoji) {
        return react(Optional.of(new Text(emoji)));
    }

    /** Takes the reaction to the person's message back. */
    public ActOutcome unreact() {
        return react(Optional.empty());
    }

    /** Acts towards the person, if there is one who may be answered. */
    public ActOutcome act(Act act) {
        return answerable()
                .map(person -> sendAct.send(event.header().account(), person, act))
                .orElseGet(() -> new ActOutcome.Refused(ReplyRefusal.NOT_ANSWERABLE));
    }

    private ActOutcome react(Optional<Text> emoji) {
        return mid().map(mid -> act(new Act.React(mid, emoji)))
                .orElseGet(() -> new ActOutcome.Refused(ReplyRefusal.NOT_ANSWERABLE));
    }

    private Optional<String> mid() {
        return event.as(MessageEvent.Message.class)
                .map(MessageEvent.Message::mid)
                .or(() -> event.as(MessageEvent.MessageEdited.class).map(MessageEvent.MessageEdited::mid))
                .or(() -> event.as(ConversationEvent.Postback.class).flatMap(ConversationEvent.Postback::mid));
    }

    /**
     * Whom an answer would go to; empty for what the account itself said or did, for what belongs to another app, and
     * for what names nobody.
     */
    public Optional<InstagramId> answerable() {
        boolean own = event.as(MessageEvent.Echo.class).isPresent()
                || event.as(RoutingEvent.class).isPresent()
                || event.as(ConversationEvent.Postback.class)
                        .filter(ConversationEvent.Postback::self)
                        .isPresent()
                || event.as(PublicEvent.Comment.class)
                        .filter(PublicEvent.Comment::own)
                        .isPresent()
                || event.as(PublicEvent.LiveComment.class)
                        .filter(PublicEvent.LiveComment::own)
                        .isPresent();
        return own
                ? Optional.empty()
                : event.header()
                        .person()
                        .filter(person -> !person.equals(event.header().account()));
    }

    /** Says which, never what. */
    @Override
    public String toString() {
        return "ResolvedEvent(" + id() + ", " + event.kind().label() + ", doctor " + doctor() + ")";
    }
}
