package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.ConfirmationCode;
import com.clariva.connect.core.privacy.Deletion;
import com.clariva.connect.core.privacy.DeletionRequest;
import com.clariva.connect.core.privacy.DeletionRequests;
import com.clariva.connect.core.privacy.DeletionRequests.Filed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link DeletionRequests} promise, together with the accounts beside them. */
public abstract class DeletionRequestsContract {
    private static final ConfirmationCode FIRST = new ConfirmationCode("1".repeat(32));
    private static final ConfirmationCode SECOND = new ConfirmationCode("2".repeat(32));
    private static final InstagramId NEVER_SEEN = new InstagramId("24500000000000099");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int PLENTY = 100;

    private Storage storage;
    private DeletionRequests requests;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** The store's own time. */
    protected abstract Instant now();

    /** Lets time go by, as the store sees it. */
    protected abstract void letPass(Duration duration);

    /** A store that gives no answer. */
    protected abstract DeletionRequests unreachable();

    /** Whether {@code text} stands among what is stored of requests. */
    protected abstract boolean requestsHold(String text);

    @BeforeEach
    void openStore() {
        storage = emptyStore();
        requests = storage.deletionRequests();
    }

    /** The professional account, the app-scoped id, and the id of the code exchange. */
    @ParameterizedTest
    @ValueSource(strings = {"17841400000000001", "55841400000000001", "77000000000000009"})
    void requestEndsTheLinkByWhicheverIdItNames(String named) {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));

        Filed filed = requests.file(request(FIRST, new InstagramId(named)));

        assertThat(filed.isNew()).isTrue();
        assertThat(filed.isKnown()).isTrue();
        assertThat(filed.ended()).extracting(ConnectedAccount::doctor).containsExactly(DR_ADA);
        assertThat(storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(storage.tokens().current(ADAS_PRACTICE)).isEmpty();
        assertThat(storage.traces().isDeleted(ADAS_PRACTICE)).isTrue();
        assertThat(unfinishedAccounts()).containsExactly(ADAS_PRACTICE);
    }

    @Test
    void accountThatIsNoLongerConnectedIsFound() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        storage.accounts().disconnect(DR_ADA);

        Filed filed = requests.file(request(FIRST, new InstagramId("55841400000000001")));

        assertThat(filed.ended()).isEmpty();
        assertThat(filed.isKnown()).isTrue();
        assertThat(unfinishedAccounts()).containsExactly(ADAS_PRACTICE);
        assertThat(storage.traces().isDeleted(ADAS_PRACTICE)).isTrue();
    }

    @Test
    void idThatIsFoundNowhereMayBeAnAccounts() {
        Filed filed = requests.file(request(FIRST, NEVER_SEEN));

        assertThat(filed.isKnown()).isFalse();
        assertThat(unfinishedAccounts()).containsExactly(NEVER_SEEN);
        assertThat(storage.traces().isDeleted(NEVER_SEEN)).isFalse();
    }

    @Test
    void othersAreLeftAlone() {
        storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-boris"));

        requests.file(request(FIRST, ADAS_PRACTICE));

        assertThat(storage.tokens().current(BORIS_PRACTICE)).isPresent();
        assertThat(storage.traces().isDeleted(BORIS_PRACTICE)).isFalse();
    }

    @Test
    void repeatedRequestChangesNothing() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        requests.file(request(FIRST, ADAS_PRACTICE));
        requests.finish(FIRST);
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-again"));

        Filed again = requests.file(request(FIRST, ADAS_PRACTICE));

        assertThat(again.isNew()).isFalse();
        assertThat(storage.tokens().current(ADAS_PRACTICE)).isPresent();
        assertThat(requests.unfinished(PLENTY)).isEmpty();
    }

    @Test
    void oneOfManyWhoFileAtOnceIsNew() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));

        List<Filed> filed = Callers.atOnce(16, caller -> requests.file(request(FIRST, ADAS_PRACTICE)));

        assertThat(filed).filteredOn(Filed::isNew).hasSize(1);
        assertThat(requests.unfinished(PLENTY)).hasSize(1);
    }

    @Test
    void youngerLinkStaysWithWhatIsYoungerThanTheRequest() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        letPass(Duration.ofMillis(10));
        Instant longAgo = now().minus(HOUR);

        Filed filed = requests.file(new DeletionRequest(FIRST, ADAS_PRACTICE, longAgo));

        assertThat(filed.ended()).isEmpty();
        assertThat(storage.tokens().current(ADAS_PRACTICE)).isPresent();
        assertThat(storage.traces().isDeleted(ADAS_PRACTICE)).isFalse();
        assertThat(requests.unfinished(PLENTY).get(0).accounts())
                .extracting(Deletion.Account::before)
                .allSatisfy(before -> assertThat(before).isBetween(longAgo.minusSeconds(1), longAgo.plusSeconds(1)));
    }

    @Test
    void whatIsYoungerThanALaterLinkStays() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        requests.file(request(FIRST, ADAS_PRACTICE));
        letPass(Duration.ofMillis(100));
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-again"));
        letPass(Duration.ofMillis(100));

        List<Deletion.Account> left = requests.unfinished(PLENTY).get(0).accounts();

        Instant linkedAgain = now().minusMillis(100);
        assertThat(left)
                .singleElement()
                .satisfies(account -> assertThat(account.before()).isBeforeOrEqualTo(linkedAgain));
    }

    @Test
    void unfinishedAreListedTheOldestFirst() {
        requests.file(request(SECOND, NEVER_SEEN));
        letPass(Duration.ofMillis(20));
        requests.file(request(FIRST, ADAS_PRACTICE));

        assertThat(requests.unfinished(PLENTY)).extracting(Deletion::code).containsExactly(SECOND, FIRST);
        assertThat(requests.unfinished(1)).extracting(Deletion::code).containsExactly(SECOND);
    }

    @Test
    void ageGrows() {
        requests.file(request(FIRST, ADAS_PRACTICE));
        letPass(Duration.ofMillis(200));

        assertThat(requests.unfinished(PLENTY).get(0).age()).isBetween(Duration.ofMillis(150), Duration.ofMinutes(1));
    }

    @Test
    void finishedRequestSaysSoAndNoLongerWhomItWasAbout() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        requests.file(request(FIRST, new InstagramId("55841400000000001")));
        assertThat(requests.find(FIRST).orElseThrow().finishedAt()).isEmpty();

        requests.finish(FIRST);

        assertThat(requests.find(FIRST).orElseThrow().finishedAt()).isPresent();
        assertThat(requests.unfinished(PLENTY)).isEmpty();
        assertThat(requestsHold(ADAS_PRACTICE.value())).isFalse();
        assertThat(requestsHold("55841400000000001")).isFalse();
    }

    @Test
    void codeThatNobodyWasGivenIsUnknown() {
        assertThat(requests.find(SECOND)).isEmpty();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        DeletionRequests away = unreachable();

        assertThatThrownBy(() -> away.file(request(FIRST, ADAS_PRACTICE)))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.unfinished(1)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.finish(FIRST)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.find(FIRST)).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private DeletionRequest request(ConfirmationCode code, InstagramId named) {
        return new DeletionRequest(code, named, now().plus(HOUR));
    }

    private List<InstagramId> unfinishedAccounts() {
        return requests.unfinished(PLENTY).stream()
                .flatMap(deletion -> deletion.accounts().stream())
                .map(Deletion.Account::id)
                .toList();
    }
}
