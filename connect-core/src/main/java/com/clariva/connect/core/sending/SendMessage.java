package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.privacy.AccountTraces;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import java.util.Optional;

/** Use case: a service writes to a person on behalf of a doctor, once for each key it chooses, or acts. */
public final class SendMessage {
    private final ConnectedAccounts accounts;
    private final AccountTraces traces;
    private final SendReply sendReply;
    private final SendAct sendAct;

    public SendMessage(ConnectedAccounts accounts, AccountTraces traces, SendReply sendReply, SendAct sendAct) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.traces = requireNonNull(traces, "traces is null");
        this.sendReply = requireNonNull(sendReply, "sendReply is null");
        this.sendAct = requireNonNull(sendAct, "sendAct is null");
    }

    /**
     * What a service wants said.
     *
     * @param idempotencyKey chosen by the service; it counts for the doctor, for 7 days
     * @param human who wrote it, if a human did
     */
    public record Request(
            DoctorId doctor, InstagramId person, Content content, String idempotencyKey, Optional<Text> human) {
        public Request {
            requireNonNull(doctor, "doctor is null");
            requireNonNull(person, "person is null");
            requireNonNull(content, "content is null");
            requireNonNull(idempotencyKey, "idempotencyKey is null");
            requireNonNull(human, "human is null");
        }
    }

    /**
     * Sends it from the doctor's account, or says what became of it before.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if it could not be recorded; then
     *     it was not sent. Ask again with the same key
     */
    public ReplyState send(Request request) {
        return accounts.findByDoctor(request.doctor())
                .map(account -> sendReply.send(reply(request, account)))
                .orElseGet(() -> new ReplyState.Refused(noAccount(request.doctor())));
    }

    /**
     * Does what is no message, from the doctor's account. It needs no key: it may be done again without harm.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if nobody can say whose account it is
     */
    public ActOutcome act(DoctorId doctor, InstagramId person, Act act) {
        return accounts.findByDoctor(doctor)
                .map(account -> sendAct.send(account.profile().account(), person, act))
                .orElseGet(() -> new ActOutcome.Refused(noAccount(doctor)));
    }

    private ReplyRefusal noAccount(DoctorId doctor) {
        return traces.hadAccount(doctor) ? ReplyRefusal.DISCONNECTED : ReplyRefusal.UNKNOWN_DOCTOR;
    }

    private static Reply reply(Request request, ConnectedAccount account) {
        return new Reply(
                ReplyId.keyed(request.doctor(), request.idempotencyKey()),
                account.profile().account(),
                request.person(),
                request.content(),
                request.human());
    }
}
