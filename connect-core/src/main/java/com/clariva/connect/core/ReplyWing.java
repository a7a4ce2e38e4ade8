package com.clariva.connect.core;

import com.clariva.connect.core.sending.DispatchReplies;
import com.clariva.connect.core.sending.HearConversation;
import com.clariva.connect.core.sending.MayWrite;
import com.clariva.connect.core.sending.ReadConversation;
import com.clariva.connect.core.sending.ReplyReport;
import com.clariva.connect.core.sending.SendAct;
import com.clariva.connect.core.sending.SendMessage;
import com.clariva.connect.core.sending.SendPart;
import com.clariva.connect.core.sending.SendReply;
import com.clariva.connect.core.sending.SettleUnknown;
import com.clariva.connect.core.sending.Turns;
import java.time.Duration;
import java.time.InstantSource;

/** The rooms a reply walks through, wired. */
final class ReplyWing {
    final ReplyReport report;
    final DispatchReplies dispatch;
    final SettleUnknown settleUnknown;
    final SendReply sendReply;
    final SendAct sendAct;
    final SendMessage sendMessage;
    final HearConversation hearConversation;

    ReplyWing(Parts parts, TokenWing tokens) {
        Storage storage = parts.storage();
        Instagram instagram = parts.instagram();
        InstantSource clock = parts.service().clock();
        report = new ReplyReport(parts.observer(), clock);
        MayWrite mayWrite =
                new MayWrite(storage.conversations(), parts.service().repliesInARow());
        SendPart sendPart =
                new SendPart(instagram.directMessages(), tokens.sending, tokens.sendingReport, parts.tracing());
        dispatch = new DispatchReplies(new Turns(storage.outbox(), lease(parts)), mayWrite, sendPart, report, clock);
        settleUnknown = new SettleUnknown(
                storage.unsettledReplies(),
                storage.outbox(),
                new ReadConversation(instagram.directMessages(), tokens.sending),
                report,
                clock);
        hearConversation = new HearConversation(storage.conversations(), settleUnknown);
        sendReply = new SendReply(storage.replies(), dispatch, hearConversation, report, clock);
        sendAct = new SendAct(hearConversation, mayWrite, sendPart, report, clock);
        sendMessage = new SendMessage(storage.accounts(), storage.traces(), sendReply, sendAct);
    }

    /** Where claims of events are short, so are those of replies. */
    private static Duration lease(Parts parts) {
        Duration twice = parts.service().worker().lease().multipliedBy(2);
        return twice.compareTo(Turns.USUAL_LEASE) < 0 ? twice : Turns.USUAL_LEASE;
    }

    /** What comes round. */
    void sweep() {
        hearConversation.catchUp();
        dispatch.sweep();
        settleUnknown.sweep();
    }
}
