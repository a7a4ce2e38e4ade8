package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.handling.Talk;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.sending.DispatchReplies;
import com.clariva.connect.core.sending.HearConversation;
import com.clariva.connect.core.sending.MayWrite;
import com.clariva.connect.core.sending.ReadConversation;
import com.clariva.connect.core.sending.ReplyReport;
import com.clariva.connect.core.sending.SendAct;
import com.clariva.connect.core.sending.SendPart;
import com.clariva.connect.core.sending.SendReply;
import com.clariva.connect.core.sending.SettleUnknown;
import com.clariva.connect.core.sending.Turns;
import com.clariva.connect.core.trace.Tracing;
import java.time.InstantSource;

/** The rooms of replying on fakes, for tests of handlers that want no whole house. */
public final class Talking {
    private final InMemoryStorage storage;
    private final DirectMessages directMessages;
    private final InstantSource clock;
    private final ReplyReport report;

    public Talking(InMemoryStorage storage, DirectMessages directMessages, InstantSource clock) {
        this.storage = requireNonNull(storage, "storage is null");
        this.directMessages = requireNonNull(directMessages, "directMessages is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.report = new ReplyReport(Observer.NONE, clock);
    }

    /** What handlers reply with. */
    public SendReply sendReply() {
        DispatchReplies dispatch = new DispatchReplies(
                new Turns(storage.outbox(), Turns.USUAL_LEASE), mayWrite(), sendPart(), report, clock);
        return new SendReply(storage.replies(), dispatch, hearConversation(), report, clock);
    }

    /** What handlers act with. */
    public SendAct sendAct() {
        return new SendAct(hearConversation(), mayWrite(), sendPart(), report, clock);
    }

    /** Listening as well. */
    public Talk talk() {
        return new Talk(hearConversation(), sendReply(), sendAct());
    }

    private MayWrite mayWrite() {
        return new MayWrite(storage.conversations(), MayWrite.REPLIES_IN_A_ROW);
    }

    private SendPart sendPart() {
        return new SendPart(directMessages, storage.tokens(), storage.tokenReport(), Tracing.CARRYING);
    }

    private HearConversation hearConversation() {
        SettleUnknown settleUnknown = new SettleUnknown(
                storage.unsettledReplies(),
                storage.outbox(),
                new ReadConversation(directMessages, storage.tokens()),
                report,
                clock);
        return new HearConversation(storage.conversations(), settleUnknown);
    }
}
