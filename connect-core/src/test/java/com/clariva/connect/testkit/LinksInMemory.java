package com.clariva.connect.testkit;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every link there was, by all the ids of its account, and the accounts whose data was deleted. */
final class LinksInMemory {
    private final List<Link> links = new ArrayList<>();
    private final Set<InstagramId> deleted = new HashSet<>();

    record Link(DoctorId doctor, InstagramId account, Set<InstagramId> ids, Instant at) {}

    void begin(Connecting connecting, Instant now) {
        InstagramId account = connecting.profile().account();
        links.removeIf(link ->
                link.doctor().equals(connecting.doctor()) && link.account().equals(account));
        links.add(new Link(connecting.doctor(), account, idsOf(connecting), now));
        deleted.remove(account);
    }

    List<Link> named(InstagramId id, Instant before) {
        return links.stream()
                .filter(link -> link.ids().contains(id) && link.at().isBefore(before))
                .toList();
    }

    /** Those of {@code accounts} that {@code id} names, and whose link is older. */
    List<ConnectedAccount> lasting(List<ConnectedAccount> accounts, InstagramId id, Instant before) {
        return accounts.stream()
                .filter(account -> named(id, before).stream()
                        .anyMatch(link -> link.doctor().equals(account.doctor())
                                && link.account().equals(account.profile().account())))
                .toList();
    }

    /** The last link of the account. */
    Instant lastOf(InstagramId account) {
        return links.stream()
                .filter(link -> link.account().equals(account))
                .map(Link::at)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    int forget(InstagramId account, Instant before, Set<DoctorId> except) {
        int count = links.size();
        links.removeIf(link ->
                link.account().equals(account) && link.at().isBefore(before) && !except.contains(link.doctor()));
        return count - links.size();
    }

    void delete(InstagramId account) {
        deleted.add(account);
    }

    boolean hadAccount(DoctorId doctor) {
        return links.stream().anyMatch(link -> link.doctor().equals(doctor));
    }

    boolean isDeleted(InstagramId account) {
        return deleted.contains(account);
    }

    private static Set<InstagramId> idsOf(Connecting connecting) {
        return Stream.of(
                        Stream.of(connecting.profile().account()),
                        connecting.profile().appScopedId().stream(),
                        connecting.grant().exchangeId().stream())
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
    }
}
