package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.AccountChanges;
import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.account.ConnectOutcome;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Accounts and their tokens, in memory. */
public final class InMemoryConnectedAccounts implements ConnectedAccounts, AccessTokens {
    private final Map<DoctorId, Row> rows = new HashMap<>();
    private final LinksInMemory links = new LinksInMemory();
    private final InstantSource clock;
    private final Outage outage;
    private long versions;
    private long notes;
    private final AtomicLong changes = new AtomicLong(1);

    public InMemoryConnectedAccounts(InstantSource clock) {
        this(clock, new Outage());
    }

    public InMemoryConnectedAccounts(InstantSource clock, Outage outage) {
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    /** As if the news had been out of reach for a while. */
    public void missNews() {
        changes.incrementAndGet();
    }

    /** The news of these accounts. */
    public AccountChanges changes() {
        return new AccountChanges() {
            @Override
            public long seen() {
                return changes.get();
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }

    @Override
    public synchronized ConnectOutcome connect(Connecting connecting) {
        outage.check("connect account");
        InstagramId account = connecting.profile().account();
        if (rowOf(account)
                .filter(row -> !row.doctor().equals(connecting.doctor()))
                .isPresent()) {
            return new ConnectOutcome.HeldByAnother();
        }
        Optional<ConnectedAccount> current = findByDoctor(connecting.doctor());
        if (current.isPresent() && !current.get().profile().account().equals(account)) {
            return new ConnectOutcome.Differs(current.get());
        }
        Row row = rowFor(connecting, current);
        rows.put(connecting.doctor(), row);
        changes.incrementAndGet();
        links.begin(connecting, clock.instant());
        return new ConnectOutcome.Stored(row.account());
    }

    private Row rowFor(Connecting connecting, Optional<ConnectedAccount> current) {
        AccessToken token = new AccessToken(
                connecting.grant().longLivedToken(),
                connecting.grant().issuedAt(),
                connecting.grant().expiresAt(),
                ++versions);
        ConnectedAccount account = new ConnectedAccount(
                current.map(ConnectedAccount::resource).orElseGet(UUID::randomUUID),
                connecting.doctor(),
                connecting.profile(),
                current.map(ConnectedAccount::connectedAt).orElseGet(clock::instant),
                new ConnectedAccount.State(
                        AccountStatus.CONNECTED,
                        false,
                        connecting.grant().permissions(),
                        Optional.of(token.expiresAt()),
                        current.flatMap(found -> found.state().lastEventAt())));
        return new Row(account, Optional.of(token), 0);
    }

    @Override
    public synchronized Optional<ConnectedAccount> disconnect(DoctorId doctor) {
        outage.check("disconnect account");
        changes.incrementAndGet();
        return Optional.ofNullable(rows.remove(doctor)).map(Row::account);
    }

    @Override
    public synchronized Optional<ConnectedAccount> findByDoctor(DoctorId doctor) {
        outage.check("find account");
        return Optional.ofNullable(rows.get(doctor)).map(Row::account);
    }

    @Override
    public synchronized Optional<ConnectedAccount> findByAccount(InstagramId account) {
        outage.check("find account");
        return rowOf(account).map(Row::account);
    }

    @Override
    public synchronized void noteSubscription(InstagramId account, boolean subscribed) {
        outage.check("note subscription");
        rowOf(account).ifPresent(row -> rows.put(row.doctor(), row.noted(subscribed, ++notes)));
    }

    @Override
    public synchronized List<ConnectedAccount> notSubscribed(int limit) {
        outage.check("find accounts without subscription");
        return rows.values().stream()
                .filter(row -> row.token().isPresent() && !row.account().state().subscribed())
                .sorted(Comparator.comparingLong(Row::noted))
                .map(Row::account)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<AccessToken> current(InstagramId account) {
        outage.check("find token");
        return rowOf(account).flatMap(Row::token);
    }

    @Override
    public synchronized boolean refused(InstagramId account, long version) {
        outage.check("note refused token");
        Optional<Row> refused = rowOf(account).filter(row -> row.hasToken(version));
        refused.ifPresent(row -> rows.put(row.doctor(), row.refused()));
        return refused.isPresent();
    }

    synchronized List<ConnectedAccount> endLinks(InstagramId named, Instant before) {
        changes.incrementAndGet();
        return links.named(named, before).stream()
                .filter(link -> rowOf(link.account())
                        .filter(row -> row.doctor().equals(link.doctor()))
                        .isPresent())
                .map(link -> rows.remove(link.doctor()).account())
                .toList();
    }

    synchronized Set<InstagramId> accountsNamed(InstagramId named, Instant before) {
        return links.named(named, before).stream()
                .map(LinksInMemory.Link::account)
                .collect(Collectors.toSet());
    }

    /** When the link that lasts was made. */
    synchronized Optional<Instant> linkedAt(InstagramId account) {
        return rowOf(account).map(row -> links.lastOf(account));
    }

    synchronized int forgetEnded(InstagramId account, Instant before) {
        Set<DoctorId> lasting = rowOf(account).map(Row::doctor).stream().collect(Collectors.toSet());
        return links.forget(account, before, lasting);
    }

    synchronized void delete(InstagramId account) {
        if (rowOf(account).isEmpty()) {
            links.delete(account);
        }
    }

    synchronized boolean isDeleted(InstagramId account) {
        return links.isDeleted(account);
    }

    /** For the log of events. */
    synchronized void noteEvent(InstagramId account, Instant receivedAt) {
        rowOf(account).ifPresent(row -> rows.put(row.doctor(), row.received(receivedAt)));
    }

    private Optional<Row> rowOf(InstagramId account) {
        return rows.values().stream()
                .filter(row -> row.account().profile().account().equals(account))
                .findFirst();
    }

    /** Says what it holds, as far as that prints. */
    @Override
    public synchronized String toString() {
        return rows.toString();
    }

    private record Row(ConnectedAccount account, Optional<AccessToken> token, long noted) {
        DoctorId doctor() {
            return account.doctor();
        }

        boolean hasToken(long version) {
            return token.filter(found -> found.version() == version).isPresent();
        }

        Row noted(boolean subscribed, long note) {
            ConnectedAccount.State was = account.state();
            return with(
                    new ConnectedAccount.State(
                            was.status(), subscribed, was.permissions(), was.tokenExpiresAt(), was.lastEventAt()),
                    token,
                    note);
        }

        Row refused() {
            ConnectedAccount.State was = account.state();
            return with(
                    new ConnectedAccount.State(
                            AccountStatus.NEEDS_RECONNECT,
                            was.subscribed(),
                            was.permissions(),
                            Optional.empty(),
                            was.lastEventAt()),
                    Optional.empty(),
                    noted);
        }

        Row received(Instant at) {
            ConnectedAccount.State was = account.state();
            Instant last = was.lastEventAt().filter(at::isBefore).orElse(at);
            return with(
                    new ConnectedAccount.State(
                            was.status(), was.subscribed(), was.permissions(), was.tokenExpiresAt(), Optional.of(last)),
                    token,
                    noted);
        }

        private Row with(ConnectedAccount.State state, Optional<AccessToken> newToken, long note) {
            ConnectedAccount changed = new ConnectedAccount(
                    account.resource(), account.doctor(), account.profile(), account.connectedAt(), state);
            return new Row(changed, newToken, note);
        }
    }
}
