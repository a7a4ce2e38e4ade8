package com.clariva.connect.testkit;

import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.DueToken;
import com.clariva.connect.core.token.RefreshTimes;
import com.clariva.connect.core.token.TokenState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One connection, and all that is noted of it. Whoever holds it sees to it that one at a time looks. */
final class AccountInMemory {
    private final UUID resource;
    private final DoctorId doctor;
    private final Instant connectedAt;
    private final Connecting connecting;
    private AccountStatus status = AccountStatus.CONNECTED;
    private Optional<AccessToken> token = Optional.empty();
    private boolean subscribed;
    private Optional<Instant> lastEventAt = Optional.empty();
    private Optional<Instant> permissionLostAt = Optional.empty();
    private Instant refreshAt = Instant.EPOCH;
    private Instant leasedUntil = Instant.EPOCH;
    private int failures;
    private boolean broken;
    private boolean plaintext;

    Optional<Instant> checkedAt = Optional.empty();
    Instant checkAt = Instant.EPOCH;
    Optional<Integer> endTold = Optional.empty();
    long noted;

    AccountInMemory(Connecting connecting, Optional<AccountInMemory> before, Instant now) {
        this.resource = before.map(was -> was.resource).orElseGet(UUID::randomUUID);
        this.doctor = connecting.doctor();
        this.connectedAt = before.map(was -> was.connectedAt).orElse(now);
        this.connecting = connecting;
        this.lastEventAt = before.flatMap(was -> was.lastEventAt);
        this.checkAt = now.plus(Duration.ofHours(12));
        this.checkedAt = Optional.of(connecting.grant().issuedAt());
    }

    DoctorId doctor() {
        return doctor;
    }

    InstagramId id() {
        return connecting.profile().account();
    }

    ConnectedAccount account() {
        Optional<Set<String>> permissions = connecting.grant().permissions();
        ConnectedAccount.State state = new ConnectedAccount.State(
                status,
                subscribed,
                permissions,
                token.map(AccessToken::expiresAt),
                new ConnectedAccount.Seen(lastEventAt, checkedAt, permissionLostAt, failures));
        return new ConnectedAccount(resource, doctor, connecting.profile(), connectedAt, state);
    }

    Optional<AccessToken> token() {
        return token;
    }

    TokenState tokenState(Instant now) {
        if (status == AccountStatus.NEEDS_RECONNECT) {
            return TokenState.NEEDS_RECONNECT;
        }
        Instant end = token.orElseThrow().expiresAt();
        if (!end.isAfter(now)) {
            return TokenState.ENDED;
        }
        return end.isAfter(now.plus(TokenState.SOON)) ? TokenState.GOOD : TokenState.ENDING;
    }

    boolean has(long version) {
        return token.filter(found -> found.version() == version).isPresent();
    }

    boolean isSubscribed() {
        return subscribed;
    }

    boolean isBroken() {
        return broken;
    }

    void breakToken() {
        broken = true;
    }

    void leavePlaintext(Secret other) {
        token = token.map(was -> new AccessToken(other, was.issuedAt(), was.expiresAt(), was.version()));
        broken = true;
        plaintext = true;
    }

    Optional<AccessToken> plaintext() {
        return plaintext ? token : Optional.empty();
    }

    void seal() {
        broken = false;
        plaintext = false;
    }

    void use(AccessToken fresh) {
        seal();
        token = Optional.of(fresh);
        refreshAt = RefreshTimes.first(id(), fresh.issuedAt(), fresh.expiresAt());
        leasedUntil = Instant.EPOCH;
        failures = 0;
        endTold = Optional.empty();
    }

    void refuse() {
        seal();
        token = Optional.empty();
        status = AccountStatus.NEEDS_RECONNECT;
    }

    /** Whether that is news. */
    boolean losePermission(Instant now) {
        boolean news = permissionLostAt.isEmpty();
        permissionLostAt = permissionLostAt.or(() -> Optional.of(now));
        return news;
    }

    void note(boolean isSubscribed, long note) {
        subscribed = isSubscribed;
        noted = note;
    }

    void received(Instant at) {
        lastEventAt = Optional.of(lastEventAt.filter(at::isBefore).orElse(at));
    }

    Instant refreshAt() {
        return refreshAt;
    }

    boolean isFree(Instant now) {
        return token.isPresent() && !broken && !leasedUntil.isAfter(now);
    }

    DueToken lease(Instant until) {
        leasedUntil = until;
        return new DueToken(doctor, id(), token.orElseThrow(), failures);
    }

    void postpone(Instant until) {
        refreshAt = until;
        failures++;
    }

    @Override
    public String toString() {
        return account() + " " + token;
    }
}
