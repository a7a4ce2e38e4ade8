package com.clariva.connect.testkit;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.account.AccountChanges;
import com.clariva.connect.core.account.AccountListener;
import com.clariva.connect.core.account.AccountNews;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.token.TokenReport;
import java.time.InstantSource;
import java.util.List;

/** Everything core wants remembered, in memory, with an outage that takes all of it away at once. */
public final class InMemoryStorage implements Storage {
    private static final Sealing SEALING = ReversibleSealing.withKeys("storage");

    private final Outage outage = new Outage();
    private final InMemoryConnectedAccounts accounts;
    private final InMemoryLinkingAttempts attempts = new InMemoryLinkingAttempts(outage);
    private final InMemoryDeadLetters deadLetters;
    private final InMemoryReplies replies;
    private final InMemoryEventLog eventLog;
    private final InMemoryAuditLog auditLog;
    private final InMemoryRetention retention;
    private final InMemoryUnsettledReplies unsettledReplies;
    private final InMemoryConversations conversations;
    private final InMemoryDeletionRequests deletionRequests;
    private final InMemoryAccountTraces traces;
    private final InMemorySealingKeys sealingKeys;
    private final InMemorySecretRecords secretRecords = new InMemorySecretRecords(outage);
    private final InMemoryTableChanges tableChanges = new InMemoryTableChanges(outage);
    private final InMemoryDatabaseSessions sessions = new InMemoryDatabaseSessions(outage);
    private final InMemoryStorageAccess access = new InMemoryStorageAccess(outage);
    private final InMemoryInstances instances;

    public InMemoryStorage(InstantSource clock) {
        this.accounts = new InMemoryConnectedAccounts(clock, outage);
        this.auditLog = new InMemoryAuditLog(outage, clock);
        this.deadLetters = new InMemoryDeadLetters(clock, outage);
        this.replies = new InMemoryReplies(clock, outage);
        this.unsettledReplies = new InMemoryUnsettledReplies(replies, clock, outage);
        this.conversations = new InMemoryConversations(replies, outage);
        this.eventLog = new InMemoryEventLog(accounts, outage);
        TalkInMemory talk = new TalkInMemory(replies, unsettledReplies, conversations);
        this.deletionRequests = new InMemoryDeletionRequests(accounts, clock, outage);
        this.traces = new InMemoryAccountTraces(accounts, deadLetters, eventLog, talk, outage);
        this.sealingKeys = new InMemorySealingKeys(clock, outage);
        this.instances = new InMemoryInstances(clock, outage);
        this.retention = new InMemoryRetention(
                new InMemoryRetention.Records(deadLetters, eventLog, attempts, talk, instances), clock, outage);
    }

    /** Brings what becomes of its tokens to its audit log, and to nobody else. */
    public TokenReport tokenReport() {
        return new TokenReport(accounts, new AccountNews(accounts, auditLog, AccountListener.NONE));
    }

    /** The switch for all of it. */
    public Outage outage() {
        return outage;
    }

    @Override
    public InMemoryConnectedAccounts accounts() {
        return accounts;
    }

    @Override
    public InMemoryAccountDirectory directory() {
        return new InMemoryAccountDirectory(accounts, outage);
    }

    @Override
    public AccountChanges changes() {
        return accounts.changes();
    }

    @Override
    public InMemoryConnectedAccounts tokens() {
        return accounts;
    }

    @Override
    public InMemoryConnectedAccounts accountChecks() {
        return accounts;
    }

    @Override
    public InMemoryPlaintextTokens plaintextTokens() {
        return new InMemoryPlaintextTokens(accounts, outage);
    }

    @Override
    public InMemoryConnectedAccounts refreshableTokens() {
        return accounts;
    }

    @Override
    public InMemoryLinkingAttempts attempts() {
        return attempts;
    }

    @Override
    public InMemoryLinkingAttempts pendingChanges() {
        return attempts;
    }

    @Override
    public InMemoryDeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public InMemoryDeadLetters letterContents() {
        return deadLetters;
    }

    @Override
    public InMemoryReplies outbox() {
        return replies;
    }

    @Override
    public InMemoryUnsettledReplies unsettledReplies() {
        return unsettledReplies;
    }

    @Override
    public InMemoryReplyTexts replyTexts() {
        return new InMemoryReplyTexts(replies, outage);
    }

    @Override
    public InMemoryConversations conversations() {
        return conversations;
    }

    @Override
    public InMemoryReplies replies() {
        return replies;
    }

    @Override
    public InMemoryEventLog eventLog() {
        return eventLog;
    }

    @Override
    public InMemoryAuditLog auditLog() {
        return auditLog;
    }

    @Override
    public InMemoryRetention retention() {
        return retention;
    }

    @Override
    public InMemoryDeletionRequests deletionRequests() {
        return deletionRequests;
    }

    @Override
    public Sealing sealing() {
        return SEALING;
    }

    @Override
    public InMemorySealingKeys sealingKeys() {
        return sealingKeys;
    }

    /** None: nothing here outlives the process. */
    @Override
    public List<SealedStore> sealedStores() {
        return List.of();
    }

    @Override
    public InMemoryAccountTraces traces() {
        return traces;
    }

    @Override
    public InMemorySecretRecords secretRecords() {
        return secretRecords;
    }

    @Override
    public InMemoryInstances instances() {
        return instances;
    }

    @Override
    public InMemoryDatabaseSessions sessions() {
        return sessions;
    }

    @Override
    public InMemoryStorageAccess access() {
        return access;
    }

    @Override
    public InMemoryTableChanges tableChanges() {
        return tableChanges;
    }
}
