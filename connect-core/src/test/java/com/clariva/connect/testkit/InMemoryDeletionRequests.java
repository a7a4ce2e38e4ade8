package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.ConfirmationCode;
import com.clariva.connect.core.privacy.Deletion;
import com.clariva.connect.core.privacy.DeletionRequest;
import com.clariva.connect.core.privacy.DeletionRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Wishes to be forgotten, in memory, beside the accounts they are about. */
public final class InMemoryDeletionRequests implements DeletionRequests {
    private final Map<ConfirmationCode, Kept> requests = new LinkedHashMap<>();
    private final InMemoryConnectedAccounts accounts;
    private final InstantSource clock;
    private final Outage outage;

    public InMemoryDeletionRequests(InMemoryConnectedAccounts accounts, InstantSource clock, Outage outage) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    private record Kept(Instant linkedBefore, Set<InstagramId> accounts, Progress progress) {}

    @Override
    public synchronized Filed file(DeletionRequest request) {
        outage.check("file deletion request");
        if (requests.containsKey(request.code())) {
            return new Filed(false, List.of(), false);
        }
        Set<InstagramId> known = accounts.accountsNamed(request.named(), request.linkedBefore());
        List<ConnectedAccount> ended = accounts.endLinks(request.named(), request.linkedBefore());
        known.forEach(accounts::delete);
        requests.put(
                request.code(),
                new Kept(
                        request.linkedBefore(),
                        known.isEmpty() ? Set.of(request.named()) : known,
                        new Progress(clock.instant(), Optional.empty())));
        return new Filed(true, ended, !known.isEmpty());
    }

    @Override
    public synchronized List<Deletion> unfinished(int limit) {
        outage.check("list deletion requests");
        return requests.entrySet().stream()
                .filter(entry -> entry.getValue().progress().finishedAt().isEmpty())
                .limit(limit)
                .map(entry -> deletion(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public synchronized void finish(ConfirmationCode code) {
        outage.check("finish deletion request");
        requests.computeIfPresent(
                code,
                (same, kept) -> new Kept(
                        kept.linkedBefore(),
                        Set.of(),
                        new Progress(kept.progress().requestedAt(), Optional.of(clock.instant()))));
    }

    @Override
    public synchronized Optional<Progress> find(ConfirmationCode code) {
        outage.check("find deletion request");
        return Optional.ofNullable(requests.get(code)).map(Kept::progress);
    }

    private Deletion deletion(ConfirmationCode code, Kept kept) {
        Instant requestedAt = kept.progress().requestedAt();
        return new Deletion(
                code,
                Duration.between(requestedAt, clock.instant()),
                kept.accounts().stream()
                        .map(account -> new Deletion.Account(account, boundOf(account, kept)))
                        .toList());
    }

    private Instant boundOf(InstagramId account, Kept kept) {
        return accounts.linkedAt(account)
                .map(at -> at.isBefore(kept.progress().requestedAt()) ? kept.linkedBefore() : at)
                .orElseGet(clock::instant);
    }

    /** Says what it holds, as far as that prints. */
    @Override
    public synchronized String toString() {
        return requests.values().toString();
    }
}
