package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Storage;
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
import com.clariva.connect.core.keys.SealedStore;
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
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Storage on PostgreSQL. What compares times of several instances uses the database's.
 *
 * <p>The tables must be there: {@link PostgresqlSchema#migrate} makes them.
 */
public final class PostgresqlStorage implements Storage {
    private final DataSource dataSource;
    private final Database database;
    private final Sealing sealing;

    private PostgresqlStorage(DataSource dataSource, Sealing sealing) {
        this.dataSource = dataSource;
        this.database = Database.on(dataSource);
        this.sealing = sealing;
    }

    /** Storage in the current schema of {@code dataSource}. Secrets and people's words go through {@code sealing}. */
    public static PostgresqlStorage on(DataSource dataSource, Sealing sealing) {
        requireNonNull(dataSource, "dataSource is null");
        return new PostgresqlStorage(dataSource, requireNonNull(sealing, "sealing is null"));
    }

    @Override
    public ConnectedAccounts accounts() {
        return new PostgresqlAccounts(database, sealing);
    }

    @Override
    public AccountDirectory directory() {
        return new PostgresqlAccountDirectory(database);
    }

    @Override
    public AccountChecks accountChecks() {
        return new PostgresqlChecks(database);
    }

    @Override
    public AccountChanges changes() {
        return new PostgresqlAccountChanges(dataSource);
    }

    @Override
    public AccessTokens tokens() {
        return new PostgresqlTokens(database, sealing);
    }

    @Override
    public PlaintextTokens plaintextTokens() {
        return new PostgresqlTokens(database, sealing);
    }

    @Override
    public RefreshableTokens refreshableTokens() {
        return new PostgresqlRefreshes(database, sealing);
    }

    @Override
    public LinkingAttempts attempts() {
        return new PostgresqlLinkingAttempts(database, sealing);
    }

    @Override
    public PendingChanges pendingChanges() {
        return new PostgresqlPendingChanges(database, sealing);
    }

    @Override
    public LetterContents letterContents() {
        return new PostgresqlDeadLetters(database, sealing);
    }

    @Override
    public DeadLetters deadLetters() {
        return new PostgresqlDeadLetters(database, sealing);
    }

    @Override
    public Replies replies() {
        return new PostgresqlReplies(database, sealing);
    }

    @Override
    public Outbox outbox() {
        return new PostgresqlOutbox(database, sealing);
    }

    @Override
    public UnsettledReplies unsettledReplies() {
        return new PostgresqlUnsettledReplies(database, sealing);
    }

    @Override
    public ReplyTexts replyTexts() {
        return new PostgresqlReplyTexts(database);
    }

    @Override
    public Conversations conversations() {
        return new PostgresqlConversations(database);
    }

    @Override
    public EventLog eventLog() {
        return new PostgresqlEventLog(database);
    }

    @Override
    public AuditLog auditLog() {
        return new PostgresqlAuditLog(database, sealing);
    }

    @Override
    public Retention retention() {
        return new PostgresqlRetention(database);
    }

    @Override
    public DeletionRequests deletionRequests() {
        return new PostgresqlDeletionRequests(database);
    }

    @Override
    public AccountTraces traces() {
        return new PostgresqlAccountTraces(database);
    }

    @Override
    public Sealing sealing() {
        return sealing;
    }

    @Override
    public SealingKeys sealingKeys() {
        return new PostgresqlSealingKeys(database);
    }

    /** All but the queued events, which the queue shows. */
    @Override
    public List<SealedStore> sealedStores() {
        QueueTransactions transactions = new QueueTransactions(dataSource);
        return Stream.of(
                        SealedColumn.TOKENS,
                        SealedColumn.CHANGES,
                        SealedColumn.CODES,
                        SealedColumn.REPLIES,
                        SealedColumn.DEAD_LETTERS)
                .<SealedStore>map(column -> new PostgresqlSealedStore(transactions, sealing, column))
                .toList();
    }

    @Override
    public SecretRecords secretRecords() {
        return new PostgresqlSecretRecords(database, sealing);
    }

    @Override
    public Instances instances() {
        return new PostgresqlInstances(database);
    }

    @Override
    public DatabaseSessions sessions() {
        return new PostgresqlSessions(dataSource, database);
    }

    @Override
    public StorageAccess access() {
        return new PostgresqlAccess(database);
    }

    @Override
    public TableChanges tableChanges() {
        return new PostgresqlTableChanges(dataSource);
    }
}
