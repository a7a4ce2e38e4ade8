package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectOutcome;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.health.AccountChecks;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.DueToken;
import com.clariva.connect.core.token.FreshToken;
import com.clariva.connect.core.token.RefreshableTokens;
import com.clariva.connect.core.token.TokenState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts and their tokens, in memory. The clock is the store's. */
public final class InMemoryConnectedAccounts
        implements ConnectedAccounts, AccessTokens, RefreshableTokens, AccountChecks {
    private final Map<DoctorId, AccountInMemory> rows = new HashMap<>();
    final LinksInMemory links = new LinksInMemory();
    private final InstantSource clock;
    private final Outage outage;
    private long versions;
    private long notes;
    private final NewsInMemory news = new NewsInMemory();

    public InMemoryConnectedAccounts(InstantSource clock) {
        this(clock, new Outage());
    }

    public InMemoryConnectedAccounts(InstantSource clock, Outage outage) {
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    /** As if the news had been out of reach for a while. */
    public void missNews() {
        news.come();
    }

    /** The news of these accounts. */
    public NewsInMemory changes() {
        return news;
    }

    @Override
    public synchronized ConnectOutcome connect(Connecting connecting) {
        outage.check("connect account");
        InstagramId account = connecting.profile().account();
        if (row(account)
                .filter(row -> !row.doctor().equals(connecting.doctor()))
                .isPresent()) {
            return new ConnectOutcome.HeldByAnother();
        }
        Optional<AccountInMemory> current = Optional.ofNullable(rows.get(connecting.doctor()));
        Optional<AccountInMemory> other = current.filter(row -> !row.id().equals(account));
        if (other.filter(row -> !connecting.replaces().equals(Optional.of(row.id())))
                .isPresent()) {
            return new ConnectOutcome.Differs(other.get().account());
        }
        Optional<AccountInMemory> before = current.filter(row -> row.id().equals(account));
        AccountInMemory row = new AccountInMemory(connecting, before, clock.instant());
        row.use(new AccessToken(
                connecting.grant().longLivedToken(),
                connecting.grant().issuedAt(),
                connecting.grant().expiresAt(),
                ++versions));
        rows.put(connecting.doctor(), row);
        news.come();
        links.begin(connecting, clock.instant());
        return new ConnectOutcome.Stored(row.account());
    }

    @Override
    public synchronized Optional<ConnectedAccount> disconnect(DoctorId doctor) {
        outage.check("disconnect account");
        news.come();
        return Optional.ofNullable(rows.remove(doctor)).map(AccountInMemory::account);
    }

    @Override
    public synchronized Optional<ConnectedAccount> findByDoctor(DoctorId doctor) {
        outage.check("find account");
        return Optional.ofNullable(rows.get(doctor)).map(AccountInMemory::account);
    }

    @Override
    public synchronized Optional<ConnectedAccount> findByAccount(InstagramId account) {
        outage.check("find account");
        return row(account).map(AccountInMemory::account);
    }

    @Override
    public synchronized void noteSubscription(InstagramId account, boolean subscribed) {
        outage.check("note subscription");
        row(account).ifPresent(row -> row.note(subscribed, ++notes));
    }

    @Override
    public synchronized List<ConnectedAccount> notSubscribed(int limit) {
        outage.check("find accounts without subscription");
        return rows.values().stream()
                .filter(row -> row.token().isPresent() && !row.isSubscribed())
                .sorted(Comparator.comparingLong(row -> row.noted))
                .map(AccountInMemory::account)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<AccessToken> current(InstagramId account) {
        outage.check("find token");
        Optional<AccountInMemory> row = row(account);
        if (row.filter(AccountInMemory::isBroken).isPresent()) {
            throw new ConnectException.SealBroken("open", null);
        }
        return row.flatMap(AccountInMemory::token);
    }

    @Override
    public synchronized boolean unreadable(InstagramId account) {
        outage.check("note unreadable token");
        Optional<AccountInMemory> broken = row(account).filter(AccountInMemory::isBroken);
        broken.ifPresent(AccountInMemory::refuse);
        return broken.isPresent();
    }

    /** As if somebody had put other bytes in the place of the stored token. */
    public synchronized void breakToken(InstagramId account) {
        row(account).ifPresent(AccountInMemory::breakToken);
    }

    @Override
    public synchronized boolean refused(InstagramId account, long version) {
        outage.check("note refused token");
        Optional<AccountInMemory> refused = row(account, version);
        refused.ifPresent(AccountInMemory::refuse);
        return refused.isPresent();
    }

    @Override
    public synchronized boolean permissionLost(InstagramId account, long version) {
        outage.check("note lost permission");
        return row(account, version)
                .filter(row -> row.losePermission(clock.instant()))
                .isPresent();
    }

    @Override
    public synchronized Optional<DueToken> claimDue(Instant now, Duration lease) {
        outage.check("claim due token");
        return rows.values().stream()
                .filter(row -> row.isFree(clock.instant()) && !row.refreshAt().isAfter(now))
                .min(Comparator.comparing(AccountInMemory::refreshAt))
                .map(row -> row.lease(clock.instant().plus(lease)));
    }

    @Override
    public synchronized Optional<DueToken> claim(InstagramId account, Duration lease) {
        outage.check("claim token");
        return row(account)
                .filter(row -> row.isFree(clock.instant()))
                .map(row -> row.lease(clock.instant().plus(lease)));
    }

    @Override
    public synchronized boolean replace(DueToken due, FreshToken fresh) {
        outage.check("replace token");
        Optional<AccountInMemory> row = row(due.account(), due.token().version())
                .filter(found -> found.token().orElseThrow().expiresAt().isBefore(fresh.expiresAt()));
        row.ifPresent(
                found -> found.use(new AccessToken(fresh.secret(), fresh.issuedAt(), fresh.expiresAt(), ++versions)));
        return row.isPresent();
    }

    @Override
    public synchronized void postpone(DueToken due, Instant until) {
        outage.check("postpone refresh");
        row(due.account(), due.token().version()).ifPresent(row -> row.postpone(until));
    }

    @Override
    public synchronized Map<TokenState, Long> count(Instant now) {
        outage.check("count tokens");
        Map<TokenState, Long> counts = new EnumMap<>(TokenState.class);
        for (TokenState state : TokenState.values()) {
            counts.put(
                    state,
                    rows.values().stream()
                            .filter(row -> row.tokenState(now) == state)
                            .count());
        }
        return counts;
    }

    @Override
    public synchronized Optional<ConnectedAccount> claimDue(Instant now, Instant next) {
        outage.check("claim account to check");
        Optional<AccountInMemory> due = rows.values().stream()
                .filter(row -> row.token().isPresent() && !row.checkAt.isAfter(now))
                .min(Comparator.comparing(row -> row.checkAt));
        due.ifPresent(row -> row.checkAt = next);
        return due.map(AccountInMemory::account);
    }

    @Override
    public synchronized void checked(InstagramId account, Instant at, Instant next) {
        outage.check("note check");
        row(account).ifPresent(row -> {
            row.checkedAt = Optional.of(at);
            row.checkAt = next;
        });
    }

    @Override
    public synchronized boolean tellEnd(InstagramId account, long version, int days) {
        outage.check("note told end");
        Optional<AccountInMemory> untold = row(account, version)
                .filter(row -> row.endTold.filter(told -> told <= days).isEmpty());
        untold.ifPresent(row -> row.endTold = Optional.of(days));
        return untold.isPresent();
    }

    synchronized List<ConnectedAccount> all() {
        return rows.values().stream().map(AccountInMemory::account).toList();
    }

    synchronized List<ConnectedAccount> links(InstagramId named, Instant before) {
        return links.lasting(all(), named, before);
    }

    synchronized List<ConnectedAccount> endLinks(InstagramId named, Instant before) {
        news.come();
        List<ConnectedAccount> ended = links(named, before);
        ended.forEach(account -> rows.remove(account.doctor()));
        return ended;
    }

    synchronized Set<InstagramId> accountsNamed(InstagramId named, Instant before) {
        return links.named(named, before).stream()
                .map(LinksInMemory.Link::account)
                .collect(Collectors.toSet());
    }

    /** When the link that lasts was made. */
    synchronized Optional<Instant> linkedAt(InstagramId account) {
        return row(account).map(row -> links.lastOf(account));
    }

    synchronized int forgetEnded(InstagramId account, Instant before) {
        Set<DoctorId> lasting =
                row(account).map(AccountInMemory::doctor).stream().collect(Collectors.toSet());
        return links.forget(account, before, lasting);
    }

    synchronized void delete(InstagramId account) {
        if (row(account).isEmpty()) {
            links.delete(account);
        }
    }

    synchronized boolean isDeleted(InstagramId account) {
        return links.isDeleted(account);
    }

    /** For the log of events. */
    synchronized void noteEvent(InstagramId account, Instant receivedAt) {
        row(account).ifPresent(row -> row.received(receivedAt));
    }

    Optional<AccountInMemory> row(InstagramId account) {
        return rows.values().stream().filter(row -> row.id().equals(account)).findFirst();
    }

    private Optional<AccountInMemory> row(InstagramId account, long version) {
        return row(account).filter(row -> row.has(version));
    }

    /** Says what it holds, as far as that prints. */
    @Override
    public synchronized String toString() {
        return rows.toString();
    }
}
