package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.AccountDirectory;
import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.AccountHealth.Reason;
import com.clariva.connect.core.account.CheckConnection;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the accounts are: all of them, or one doctor's, as far as it is known without asking Instagram. */
public final class LookAtAccounts implements Look {
    private static final int PAGE = 500;
    private static final int NAMED = 5;
    private static final String CONNECT_AGAIN = "The doctor connects again, on the settings page; nothing else helps,"
            + " and disconnecting first is not needed.";

    private static final List<Trouble> TROUBLES = List.of(
            new Trouble(Check.TOKEN_REFUSED, Finding.Level.PROBLEM, Set.of(Reason.NEEDS_RECONNECT), CONNECT_AGAIN),
            new Trouble(Check.TOKEN_EXPIRED, Finding.Level.PROBLEM, Set.of(Reason.TOKEN_EXPIRED), CONNECT_AGAIN),
            new Trouble(
                    Check.TOKEN_ENDING,
                    Finding.Level.WARNING,
                    Set.of(Reason.TOKEN_ENDS_SOON),
                    "Refreshing has failed for weeks. Try tokens refresh --account ID and read what it says; if it does"
                            + " not succeed, the doctor connects again before the token ends."),
            new Trouble(
                    Check.TOKEN_ENDING,
                    Finding.Level.WARNING,
                    Set.of(Reason.TOKEN_NOT_REFRESHED),
                    "The last refresh failed; it is tried again by itself. See the log for Token not refreshed and its code."
                            + " Code 100, 10 or 200: the account has lost its role in the app, or the app its Advanced"
                            + " Access. Try tokens refresh --account ID."),
            new Trouble(
                    Check.PERMISSION,
                    Finding.Level.PROBLEM,
                    Set.of(Reason.MISSING_PERMISSIONS, Reason.PERMISSION_LOST),
                    "The doctor connects again and leaves everything ticked. If it comes back, see that the app has"
                            + " Advanced Access for the permission."),
            new Trouble(
                    Check.PERMISSION,
                    Finding.Level.WARNING,
                    Set.of(Reason.PERMISSIONS_UNKNOWN),
                    "When the account was linked, Instagram did not say what was granted. If messages stay away or"
                            + " replies are refused, the doctor connects again and leaves everything ticked."),
            new Trouble(
                    Check.SUBSCRIPTION,
                    Finding.Level.PROBLEM,
                    Set.of(Reason.NOT_SUBSCRIBED),
                    "Without it Instagram sends nothing. It is tried again every minute: look in the log why Instagram"
                            + " refuses, such as an unknown name in INSTAGRAM_WEBHOOK_FIELDS."),
            new Trouble(
                    Check.REPLIES,
                    Finding.Level.WARNING,
                    Set.of(
                            Reason.MESSAGES_SWITCHED_OFF,
                            Reason.ACCOUNT_RESTRICTED,
                            Reason.WINDOW_CONTRADICTED,
                            Reason.REPLY_LOOP),
                    "messages_switched_off: the doctor switches on Allow access to messages in the Instagram app."
                            + " account_restricted: wait until Instagram lifts it. window_contradicted: Instagram refused"
                            + " a reply with 10/2534022 although the person had written within"
                            + " 24 hours; the doctor accepts the message request in the Instagram app, or the app lacks"
                            + " Advanced Access. reply_loop: find what answers"
                            + " automatically on the other side."));

    private final AccountDirectory directory;
    private final CheckConnection checkConnection;
    private final Set<String> permissions;

    /** @param permissions what an account must have granted */
    public LookAtAccounts(AccountDirectory directory, CheckConnection checkConnection, Set<String> permissions) {
        this.directory = requireNonNull(directory, "directory is null");
        this.checkConnection = requireNonNull(checkConnection, "checkConnection is null");
        this.permissions = Set.copyOf(permissions);
    }

    @Override
    public List<Finding> look(Subject subject) {
        return subject.doctor().map(this::ofDoctor).orElseGet(() -> ofAll(subject.now()));
    }

    private List<Finding> ofDoctor(DoctorId doctor) {
        CheckConnection.Connection connection = checkConnection.check(doctor);
        if (connection.account().isEmpty()) {
            return List.of(Check.ACCOUNT.problem(
                    "This doctor has no account linked.",
                    "The doctor presses Connect on the settings page. Events of the account are parked until then."));
        }
        ConnectedAccount account = connection.account().get();
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Check.ACCOUNT.ok(account.profile().account() + " is linked, since " + account.connectedAt() + "."));
        findings.add(receiving(account));
        List<Judged> judged = List.of(new Judged(account.profile().account(), connection.health()));
        findings.addAll(among(judged, 1, TROUBLES));
        return findings;
    }

    /** One finding for each check: the worst that was found of it. */
    private static Collection<Finding> among(List<Judged> judged, long all, List<Trouble> troubles) {
        Map<Check, Finding> worst = new EnumMap<>(Check.class);
        troubles.stream()
                .filter(trouble -> trouble.isJudged(judged))
                .forEach(trouble -> worst.merge(
                        trouble.check(),
                        trouble.among(judged, all),
                        (one, other) -> other.level().compareTo(one.level()) > 0 ? other : one));
        return worst.values();
    }

    private static Finding receiving(ConnectedAccount account) {
        return account.state()
                .lastEventAt()
                .filter(at -> !at.isBefore(account.connectedAt()))
                .map(at -> Check.RECEIVING.ok("The last event was received at " + at + "."))
                .orElseGet(() -> Check.RECEIVING.warning(
                        "No event of this account has been received since it was linked.",
                        "Write to the account from another one. If nothing comes: in the Instagram app, Settings,"
                                + " Messages and story replies, Message controls, Connected tools, Allow access to"
                                + " messages; then the app's Live mode and Advanced Access."));
    }

    private List<Finding> ofAll(Instant now) {
        List<Judged> unwell = new ArrayList<>();
        long all = 0;
        Optional<InstagramId> last = Optional.empty();
        List<ConnectedAccount> page = directory.page(last, PAGE);
        while (!page.isEmpty()) {
            all += page.size();
            page.stream()
                    .map(account -> judged(account, now))
                    .filter(Judged::isUnwell)
                    .forEach(unwell::add);
            last = Optional.of(page.get(page.size() - 1).profile().account());
            page = directory.page(last, PAGE);
        }
        return all == 0 ? List.of(nobody()) : findings(unwell, all);
    }

    private static Finding nobody() {
        return Check.ACCOUNT.warning("Nobody has linked an account.", "A doctor presses Connect on the settings page.");
    }

    private static List<Finding> findings(List<Judged> unwell, long all) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Check.ACCOUNT.ok(Words.count(all, "account") + " linked."));
        findings.addAll(among(
                unwell,
                all,
                TROUBLES.stream()
                        .filter(trouble -> trouble.check() != Check.REPLIES)
                        .toList()));
        return findings;
    }

    private Judged judged(ConnectedAccount account, Instant now) {
        return new Judged(account.profile().account(), AccountHealth.of(Optional.of(account), permissions, now));
    }

    private record Judged(InstagramId account, AccountHealth health) {
        boolean isUnwell() {
            return !health.reasons().isEmpty();
        }

        /** The account, and what else of it is worth saying. */
        String named(Set<Reason> reasons) {
            Set<String> words = new TreeSet<>(health.missingPermissions());
            health.reasons().stream()
                    .filter(reasons::contains)
                    .map(reason -> Words.name(reason))
                    .forEach(words::add);
            return account + " (" + String.join(", ", words) + ")";
        }
    }

    private record Trouble(Check check, Finding.Level level, Set<Reason> reasons, String fix) {
        /** Whether Instagram accepts a token that it did not refresh is not known. */
        boolean isJudged(List<Judged> judged) {
            return check != Check.TOKEN_REFUSED
                    || isOfAny(judged, reasons)
                    || !isOfAny(judged, Set.of(Reason.TOKEN_NOT_REFRESHED));
        }

        private static boolean isOfAny(List<Judged> judged, Set<Reason> reasons) {
            return judged.stream()
                    .flatMap(one -> one.health().reasons().stream())
                    .anyMatch(reasons::contains);
        }

        Finding among(List<Judged> judged, long all) {
            List<Judged> those = judged.stream()
                    .filter(one -> one.health().reasons().stream().anyMatch(reasons::contains))
                    .toList();
            if (those.isEmpty()) {
                return check.ok(check.title() + (all == 1 ? "." : ", for all " + all + " accounts."));
            }
            String named =
                    those.stream().limit(NAMED).map(one -> one.named(reasons)).collect(Collectors.joining(", "));
            String more = those.size() > NAMED ? " and " + (those.size() - NAMED) + " more" : "";
            return new Finding(check, level, those.size() + " of " + all + ": " + named + more + ".", Optional.of(fix));
        }
    }
}
