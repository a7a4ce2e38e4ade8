package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.instance.Received;
import com.clariva.connect.core.instance.RunningInstance;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.SecretRecords;
import com.clariva.connect.core.secret.SecretUse;
import com.clariva.connect.core.secret.Unmatched;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether Meta finds the webhook's address, and signs with a secret that is known. */
public final class LookAtWebhooks implements Look {
    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofDays(7);
    private static final String NO_MATCH = "no_match";
    private static final String SOURCES_FIX =
            "Look for 'Webhook source refused' in the log: its address has to lie in WEBHOOK_ALLOWED_SOURCES. If it is the"
                    + " address of your proxy, name the proxy in TRUSTED_PROXIES and let it send X-Forwarded-For. Without"
                    + " WEBHOOK_ALLOWED_SOURCES every source is accepted and the signature decides.";

    private final List<NamedSecret> appSecrets;
    private final List<NamedSecret> verifyTokens;
    private final SecretRecords records;

    public LookAtWebhooks(List<NamedSecret> appSecrets, List<NamedSecret> verifyTokens, SecretRecords records) {
        this.appSecrets = List.copyOf(appSecrets);
        this.verifyTokens = List.copyOf(verifyTokens);
        this.records = requireNonNull(records, "records is null");
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Unmatched> unmatched = records.unmatched();
        List<Unmatched> refused = unmatched.stream()
                .filter(one -> !one.wrongSource() && !one.otherVerifyToken())
                .toList();
        Optional<Unmatched> elsewhere =
                unmatched.stream().filter(Unmatched::wrongSource).findFirst();
        Optional<Unmatched> otherToken =
                unmatched.stream().filter(Unmatched::otherVerifyToken).findFirst();
        Optional<Instant> authentic = last(appSecrets, subject, Received::lastAuthenticAt);
        return List.of(
                verifyToken(last(verifyTokens, subject, Received::lastVerifiedAt), otherToken, subject.now()),
                webhooks(authentic, refused, elsewhere, subject.now()),
                signatures(authentic, refused, subject));
    }

    /** The latest of what is stored and what the heartbeats say. */
    private Optional<Instant> last(
            List<NamedSecret> secrets, Subject subject, Function<Received, Optional<Instant>> heard) {
        Stream<Instant> stored =
                secrets.stream().flatMap(secret -> records.find(secret).flatMap(SecretUse::lastMatchedAt).stream());
        Stream<Instant> said = subject.known().stream()
                .map(one -> one.heartbeat().seen().received())
                .flatMap(received -> heard.apply(received).stream());
        return Stream.concat(stored, said).max(Comparator.naturalOrder());
    }

    private static Finding verifyToken(Optional<Instant> last, Optional<Unmatched> other, Instant now) {
        if (last.isEmpty() && other.isPresent()) {
            return Check.VERIFY_TOKEN.problem(
                    "Somebody has asked with another verify token "
                            + Words.count(other.get().times(), "time") + ", the last "
                            + ago(other.get().lastAt(), now) + ", and never with ours.",
                    "In the dashboard, Instagram, Configure webhooks: enter the value of INSTAGRAM_WEBHOOK_VERIFY_TOKEN,"
                            + " without a space before or behind it, and press Verify and save.");
        }
        return last.map(at -> Check.VERIFY_TOKEN.ok("Meta last asked " + ago(at, now) + "."))
                .orElseGet(
                        () -> Check.VERIFY_TOKEN.warning(
                                "Meta has never asked with INSTAGRAM_WEBHOOK_VERIFY_TOKEN.",
                                "In the dashboard, Instagram, Configure webhooks: enter the callback URL and this very token,"
                                        + " and press Verify and save. A 403 there means another token, a 404 another address."));
    }

    private static Finding webhooks(
            Optional<Instant> authentic, List<Unmatched> refused, Optional<Unmatched> elsewhere, Instant now) {
        String refusals = elsewhere.map(one -> refusedBySource(one, now)).orElse("");
        if (authentic.isEmpty() && refused.isEmpty()) {
            return elsewhere.isPresent()
                    ? Check.WEBHOOKS.problem(refusals + "None was ever accepted.", SOURCES_FIX)
                    : Check.WEBHOOKS.problem(
                            "No webhook has ever arrived.",
                            "Press Test beside messages under Configure webhooks in the dashboard. If nothing arrives,"
                                    + " the callback URL is wrong or a proxy keeps it away. If the test arrives and real"
                                    + " messages do not, see that the app is Live, has Advanced Access and is subscribed"
                                    + " to messages.");
        }
        if (authentic.isEmpty()) {
            return Check.WEBHOOKS.ok(refusals + "Some arrive. None was signed with our secrets.");
        }
        String seen = refusals + "The last one came " + ago(authentic.get(), now) + ".";
        boolean onlyRefusedSince = elsewhere
                .filter(one -> one.lastAt().isAfter(now.minus(LATELY)))
                .filter(one -> authentic.get().isBefore(now.minus(LATELY)))
                .isPresent();
        if (onlyRefusedSince) {
            return Check.WEBHOOKS.problem(seen, SOURCES_FIX);
        }
        return authentic.get().isAfter(now.minus(LONG))
                ? Check.WEBHOOKS.ok(seen)
                : Check.WEBHOOKS.warning(
                        seen,
                        "If patients have written since: see that webhooks are still switched on in the dashboard (Meta"
                                + " switches them off when they fail for long), and that the app is Live.");
    }

    private static String refusedBySource(Unmatched elsewhere, Instant now) {
        return Words.count(elsewhere.times(), "webhook") + " refused because of the source address, the last "
                + ago(elsewhere.lastAt(), now) + ". ";
    }

    private Finding signatures(Optional<Instant> authentic, List<Unmatched> refused, Subject subject) {
        if (authentic.isEmpty() && !refused.isEmpty()) {
            return Check.SIGNATURES.problem(
                    told(refused, subject.now()) + " None was ever right.", fix(refused, subject));
        }
        Instant dayAgo = subject.now().minus(LATELY);
        List<Unmatched> lately =
                refused.stream().filter(one -> one.lastAt().isAfter(dayAgo)).toList();
        if (lately.isEmpty()) {
            return Check.SIGNATURES.ok("None was refused within the last day.");
        }
        String seen = told(lately, subject.now());
        boolean othersFit = authentic.filter(dayAgo::isBefore).isPresent();
        return othersFit
                ? Check.SIGNATURES.warning(seen + " Others were right meanwhile.", fix(lately, subject))
                : Check.SIGNATURES.problem(seen + " None was right meanwhile.", fix(lately, subject));
    }

    private static String told(List<Unmatched> refused, Instant now) {
        return refused.stream()
                .map(one ->
                        one.flaw() + " " + Words.count(one.times(), "time") + ", the last " + ago(one.lastAt(), now))
                .collect(Collectors.joining("; ", "Refused: ", "."));
    }

    private String fix(List<Unmatched> refused, Subject subject) {
        if (refused.stream().noneMatch(one -> one.flaw().equals(NO_MATCH))) {
            return "These carry no signature that could be right. Either strangers knock, or a proxy drops or changes"
                    + " the header X-Hub-Signature-256.";
        }
        return hint(subject)
                .map(text -> text + ". Set it if the Meta app also has Messenger or Facebook Login.")
                .orElse("")
                .concat(" Compare INSTAGRAM_APP_SECRET with the Instagram app secret under API setup with Instagram"
                        + " login; after a reset in the dashboard keep the old one as INSTAGRAM_APP_SECRET_PREVIOUS. See"
                        + " that no proxy changes the body.")
                .strip();
    }

    /** What the servers lack counts; without one, what we lack. */
    private Optional<String> hint(Subject subject) {
        List<RunningInstance> running = subject.running();
        boolean known = !running.isEmpty()
                && running.stream().allMatch(one -> one.heartbeat().setUp().metaAppSecret());
        return known ? Optional.empty() : NamedSecret.hintAmong(running.isEmpty() ? appSecrets : List.of());
    }

    private static String ago(Instant at, Instant now) {
        return Words.age(at.isAfter(now) ? Duration.ZERO : Duration.between(at, now)) + " ago";
    }
}
