package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.AccountTraces;
import java.time.Instant;
import java.util.List;

/** What accounts leave behind in the fakes beside it. */
public final class InMemoryAccountTraces implements AccountTraces {
    private final InMemoryConnectedAccounts accounts;
    private final InMemoryDeadLetters deadLetters;
    private final InMemoryEventLog eventLog;
    private final TalkInMemory talk;
    private final Outage outage;

    InMemoryAccountTraces(
            InMemoryConnectedAccounts accounts,
            InMemoryDeadLetters deadLetters,
            InMemoryEventLog eventLog,
            TalkInMemory talk,
            Outage outage) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.talk = requireNonNull(talk, "talk is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public List<ConnectedAccount> links(InstagramId named, Instant linkedBefore) {
        outage.check("find links");
        return accounts.links(named, linkedBefore);
    }

    @Override
    public List<ConnectedAccount> endLinks(InstagramId named, Instant linkedBefore) {
        outage.check("end links");
        return accounts.endLinks(named, linkedBefore);
    }

    @Override
    public int erase(InstagramId account, Instant before, int limit) {
        outage.check("erase account");
        return deadLetters.erase(account, before, limit)
                + eventLog.erase(account, before, limit)
                + talk.erase(account, before, limit)
                + accounts.forgetEnded(account, before);
    }

    @Override
    public boolean hadAccount(DoctorId doctor) {
        outage.check("find account that was");
        return accounts.links.hadAccount(doctor);
    }

    @Override
    public boolean isDeleted(InstagramId account) {
        outage.check("find deleted account");
        return accounts.isDeleted(account);
    }
}
