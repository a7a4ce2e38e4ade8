package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Use case: Meta asks whether the webhook's address is ours. */
public final class AnswerVerification {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private final List<NamedSecret> verifyTokens;
    private final Observer observer;
    private final SecurityEvents securityEvents;

    public AnswerVerification(List<NamedSecret> verifyTokens, Observer observer, SecurityEvents securityEvents) {
        if (verifyTokens.isEmpty()) {
            throw new IllegalArgumentException("at least one verify token is needed");
        }
        this.verifyTokens = List.copyOf(verifyTokens);
        this.observer = requireNonNull(observer, "observer is null");
        this.securityEvents = requireNonNull(securityEvents, "securityEvents is null");
    }

    /**
     * The challenge, to be answered as plain text; or empty, which is to be answered 403. Takes the
     * query parameters {@code hub.mode}, {@code hub.verify_token} and {@code hub.challenge}.
     */
    public Optional<String> answer(Optional<String> mode, Optional<Secret> token, Optional<String> challenge) {
        Optional<String> matched = token.flatMap(this::nameOf);
        if (token.isPresent() && matched.isEmpty()) {
            securityEvents.note("verify_token_wrong");
            observer.verificationRefused();
        }
        if (matched.isEmpty() || mode.filter("subscribe"::equals).isEmpty()) {
            return Optional.empty();
        }
        observer.secretMatched(matched.get());
        return challenge.filter(text -> CHALLENGE.matcher(text).matches());
    }

    private Optional<String> nameOf(Secret token) {
        return verifyTokens.stream()
                .filter(known -> known.secret().equals(token))
                .map(NamedSecret::name)
                .findFirst();
    }
}
