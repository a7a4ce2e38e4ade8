package com.clariva.connect.core.secret;

import static com.clariva.connect.core.secret.SecretsReview.Verdict.IN_USE;
import static com.clariva.connect.core.secret.SecretsReview.Verdict.UNDECIDED;
import static com.clariva.connect.core.secret.SecretsReview.Verdict.UNUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.secret.SecretsReview.Finding;
import com.clariva.connect.core.secret.SecretsReview.Verdict;
import com.clariva.connect.testkit.InMemorySecretRecords;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ReviewSecretsTest {
    private static final NamedSecret NEW = new NamedSecret("APP_SECRET", Secret.of("new"));
    private static final NamedSecret OLD = new NamedSecret("APP_SECRET_PREVIOUS", Secret.of("old"));
    private static final NamedSecret TOKEN = new NamedSecret("VERIFY_TOKEN", Secret.of("new token"));
    private static final NamedSecret OLD_TOKEN = new NamedSecret("VERIFY_TOKEN_PREVIOUS", Secret.of("old token"));

    private final ManualClock clock = new ManualClock();
    private final Outage outage = new Outage();
    private final InMemorySecretRecords records = new InMemorySecretRecords(outage);
    private final SecretUsage usage = new SecretUsage(List.of(NEW, OLD, TOKEN, OLD_TOKEN), records, clock);
    private final ReviewSecrets review =
            new ReviewSecrets(List.of(NEW, OLD), List.of(TOKEN, OLD_TOKEN), records, clock);

    @Test
    void nothingIsSaidBeforeAServerHasRun() {
        assertThat(verdicts().values()).containsOnly(UNDECIDED);
    }

    @Test
    void whatWasMatchedWithinADayIsInUse() {
        usage.watch();
        matched(OLD);
        hours(23);

        assertThat(verdict(OLD)).isEqualTo(IN_USE);
    }

    @Test
    void previousSecretIsSafeToRemoveAfterAQuietDayInWhichTheNewOneWasUsed() {
        usage.watch();
        matched(OLD);
        hours(12);
        matched(NEW);
        hours(12);

        assertThat(finding(OLD)).returns(UNUSED, Finding::verdict).returns(true, Finding::isSafeToRemove);
        assertThat(finding(NEW)).returns(IN_USE, Finding::verdict).returns(false, Finding::isSafeToRemove);
    }

    @Test
    void secretThatHasNotBeenWatchedForADayIsNotSafeToRemove() {
        usage.watch();
        matched(NEW);
        hours(23);
        matched(NEW);

        assertThat(verdict(OLD)).isEqualTo(UNDECIDED);
    }

    @Test
    void silenceProvesNothing() {
        usage.watch();
        matched(OLD);
        hours(1);
        matched(NEW);
        hours(48);

        assertThat(verdict(OLD)).isEqualTo(UNDECIDED);
        assertThat(verdict(NEW)).isEqualTo(UNDECIDED);
    }

    @Test
    void previousTokenIsSafeToRemoveOnceTheNewOneWasShown() {
        usage.watch();
        hours(1);
        matched(TOKEN);
        hours(72);

        assertThat(verdict(OLD_TOKEN)).isEqualTo(UNUSED);
    }

    @Test
    void matchOfATokenSaysNothingOfSecrets() {
        usage.watch();
        hours(23);
        matched(TOKEN);
        hours(2);

        assertThat(verdict(OLD)).isEqualTo(UNDECIDED);
    }

    @Test
    void countsSurviveAStoreThatIsAway() {
        usage.secretMatched("APP_SECRET");
        usage.deliveryRefused("no_match");
        outage.begin();
        Assertions.assertThatThrownBy(usage::flush).isInstanceOf(RuntimeException.class);
        outage.end();
        usage.secretMatched("APP_SECRET");

        usage.flush();

        assertThat(records.find(NEW).orElseThrow().times()).isEqualTo(2);
        assertThat(records.unmatched()).singleElement().returns(1L, Unmatched::times);
    }

    @Test
    void whatMatchedNothingComesWithAHintWhereASecretIsMissing() {
        usage.deliveryRefused("no_match");
        usage.flush();

        assertThat(review.review().hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("META_APP_SECRET"));
    }

    @Test
    void hintIsNotGivenWhereItWouldNotHelp() {
        NamedSecret meta = new NamedSecret("META_APP_SECRET", Secret.of("meta"));
        usage.deliveryRefused("no_header");
        usage.flush();
        assertThat(review.review().hint()).isEmpty();

        usage.deliveryRefused("no_match");
        usage.flush();
        ReviewSecrets withMeta = new ReviewSecrets(List.of(NEW, meta), List.of(TOKEN), records, clock);
        assertThat(withMeta.review().hint()).isEmpty();
    }

    private void matched(NamedSecret secret) {
        usage.secretMatched(secret.name());
        usage.flush();
    }

    private void hours(long hours) {
        clock.advance(Duration.ofHours(hours));
    }

    private Verdict verdict(NamedSecret secret) {
        return finding(secret).verdict();
    }

    private Finding finding(NamedSecret secret) {
        return review.review().secrets().stream()
                .filter(one -> one.name().equals(secret.name()))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Verdict> verdicts() {
        return review.review().secrets().stream().collect(Collectors.toMap(Finding::name, Finding::verdict));
    }
}
