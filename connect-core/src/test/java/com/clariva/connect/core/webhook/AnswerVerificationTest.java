package com.clariva.connect.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.InMemoryAuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerVerificationTest {
    private static final Optional<String> SUBSCRIBE = Optional.of("subscribe");
    private static final Optional<String> CHALLENGE = Optional.of("1158201444");
    private static final Secret CURRENT = Secret.of("current-verify-token-0123456789ab");
    private static final Secret PREVIOUS = Secret.of("previous-verify-token-0123456789a");

    private final InMemoryAuditLog auditLog = new InMemoryAuditLog();
    private final List<String> matched = new ArrayList<>();
    private final AnswerVerification answerVerification = new AnswerVerification(
            List.of(new NamedSecret("VERIFY_TOKEN", CURRENT), new NamedSecret("VERIFY_TOKEN_PREVIOUS", PREVIOUS)),
            new Observer() {
                @Override
                public void secretMatched(String name) {
                    matched.add(name);
                }
            },
            new SecurityEvents(auditLog));

    @Test
    void challengeIsAnsweredVerbatim() {
        assertThat(answerVerification.answer(SUBSCRIBE, Optional.of(CURRENT), CHALLENGE))
                .isEqualTo(CHALLENGE);
    }

    @Test
    void previousTokenStillAnswersAndIsCountedByName() {
        assertThat(answerVerification.answer(SUBSCRIBE, Optional.of(PREVIOUS), CHALLENGE))
                .isEqualTo(CHALLENGE);
        assertThat(matched).containsExactly("VERIFY_TOKEN_PREVIOUS");
    }

    @Test
    void wrongOrMissingTokenIsRefused() {
        assertThat(answerVerification.answer(SUBSCRIBE, Optional.of(Secret.of("guess")), CHALLENGE))
                .isEmpty();
        assertThat(answerVerification.answer(SUBSCRIBE, Optional.empty(), CHALLENGE))
                .isEmpty();
        assertThat(matched).isEmpty();
    }

    @Test
    void otherModesAreRefused() {
        assertThat(answerVerification.answer(Optional.of("unsubscribe"), Optional.of(CURRENT), CHALLENGE))
                .isEmpty();
        assertThat(answerVerification.answer(Optional.empty(), Optional.of(CURRENT), CHALLENGE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>", "a b", "é", "1\n2"})
    void challengeThatIsMoreThanAWordIsRefused(String challenge) {
        assertThat(answerVerification.answer(SUBSCRIBE, Optional.of(CURRENT), Optional.of(challenge)))
                .isEmpty();
    }

    @Test
    void challengeHasALimit() {
        Optional<String> longest = Optional.of("x".repeat(256));
        Optional<String> longer = Optional.of("x".repeat(257));

        assertThat(answerVerification.answer(SUBSCRIBE, Optional.of(CURRENT), longest))
                .isEqualTo(longest);
        assertThat(answerVerification.answer(SUBSCRIBE, Optional.of(CURRENT), longer))
                .isEmpty();
    }

    @Test
    void thereIsNoVerificationWithoutAToken() {
        assertThatThrownBy(() -> new AnswerVerification(List.of(), Observer.NONE, new SecurityEvents(auditLog)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
