package com.clariva.connect.core;

import com.clariva.connect.core.account.AccountChanges;
import com.clariva.connect.core.account.AccountDirectory;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.LetterContents;
import com.clariva.connect.core.diagnosis.DatabaseSessions;
import com.clariva.connect.core.diagnosis.StorageAccess;
import com.clariva.connect.core.diagnosis.TableChanges;
import com.clariva.connect.core.eventlog.EventLog;
import com.clariva.connect.core.health.AccountChecks;
import com.clariva.connect.core.instance.Instances;
import com.clariva.connect.core.keys.SealedStores;
import com.clariva.connect.core.keys.SealingKeys;
import com.clariva.connect.core.linking.LinkingAttempts;
import com.clariva.connect.core.linking.PendingChanges;
import com.clariva.connect.core.privacy.AccountTraces;
import com.clariva.connect.core.privacy.DeletionRequests;
import com.clariva.connect.core.reply.Conversations;
import com.clariva.connect.core.reply.Outbox;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.ReplyTexts;
import com.clariva.connect.core.reply.UnsettledReplies;
import com.clariva.connect.core.retention.Retention;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.SecretRecords;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.PlaintextTokens;
import com.clariva.connect.core.token.RefreshableTokens;

/** The ports that one database serves together. {@code PostgresqlStorage} is the one we ship. */
public interface Storage extends SealedStores {

    ConnectedAccounts accounts();

    AccountDirectory directory();

    AccountChecks accountChecks();

    /** Begins to hear of changes; whoever asked for it closes it. */
    AccountChanges changes();

    AccessTokens tokens();

    PlaintextTokens plaintextTokens();

    RefreshableTokens refreshableTokens();

    LinkingAttempts attempts();

    PendingChanges pendingChanges();

    DeadLetters deadLetters();

    LetterContents letterContents();

    Replies replies();

    Outbox outbox();

    UnsettledReplies unsettledReplies();

    ReplyTexts replyTexts();

    Conversations conversations();

    EventLog eventLog();

    AuditLog auditLog();

    Retention retention();

    DeletionRequests deletionRequests();

    AccountTraces traces();

    /** What it seals with. */
    Sealing sealing();

    SealingKeys sealingKeys();

    SecretRecords secretRecords();

    Instances instances();

    TableChanges tableChanges();

    DatabaseSessions sessions();

    StorageAccess access();
}
