package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.log.SparingLog;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Says what becomes of replies, in the log and to the observer; never what they say. */
public final class ReplyReport {
    private static final Logger LOG = LoggerFactory.getLogger(SendReply.class);
    private static final String REASON = "reason";

    private final Observer observer;
    private final SparingLog log;

    public ReplyReport(Observer observer, InstantSource clock) {
        this.observer = requireNonNull(observer, "observer is null");
        this.log = new SparingLog(LOG, clock);
    }

    /** Writes the counts of lines that were not written in full. */
    public void flush() {
        log.flush();
    }

    ReplyState refusedBefore(Reply reply, ReplyRefusal reason) {
        refused(reply, reason);
        return new ReplyState.Refused(reason);
    }

    void ended(Turn turn, PartEnd end) {
        Reply reply = turn.reply();
        boolean unused = end.match(
                sent -> turn.hasMore() || said("sent", () -> log.info("Reply sent", line -> about(reply, line))),
                refused -> refused(reply, refused.reason()),
                postponed -> said(
                        "postponed",
                        () -> log.info(
                                "Reply postponed", line -> about(reply, line).addKeyValue("until", postponed.until()))),
                unknown -> said(
                        "unknown",
                        () -> log.warn("Reply unknown, echo or conversation will tell", line -> about(reply, line))));
    }

    void settledByEcho(Turn turn) {
        log.info("Unknown reply was sent", line -> about(turn.reply(), line));
        observer.reply("found_sent");
    }

    void finallyUnknown(Turn turn) {
        log.warn("Reply finally unknown", line -> about(turn.reply(), line));
        observer.reply("finally_unknown");
    }

    void actRefused(InstagramId account, ReplyRefusal reason) {
        log.info("Act refused", line -> line.addKeyValue("account", account).addKeyValue(REASON, reason.label()));
    }

    /** The store will take it for unknown. */
    void notRecorded(Turn turn) {
        log.warn("Reply not recorded", line -> about(turn.reply(), line));
    }

    private boolean refused(Reply reply, ReplyRefusal reason) {
        return said(
                reason.label(),
                () -> log.warn("Reply refused", line -> about(reply, line).addKeyValue(REASON, reason.label())));
    }

    private boolean said(String outcome, Runnable line) {
        line.run();
        observer.reply(outcome);
        return true;
    }

    private static LoggingEventBuilder about(Reply reply, LoggingEventBuilder line) {
        return line.addKeyValue("account", reply.account())
                .addKeyValue("reply", reply.id().value());
    }
}
