package com.clariva.connect.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.ConnectException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WordlessTest {

    @Test
    void kindPlaceAndCausesAreShownAndNoMessage() {
        IOException cause = new IOException("the patient wrote: my knee hurts");
        IllegalStateException failure = new IllegalStateException("the token is IGAA", cause);
        failure.addSuppressed(new IllegalArgumentException("the code is AQ"));

        String printed = printed(Wordless.of(failure));

        assertThat(printed)
                .contains("java.lang.IllegalStateException", "WordlessTest.java", "java.io.IOException")
                .doesNotContain("IGAA", "knee", "AQ");
    }

    @Test
    void ourOwnFailuresSayWhatTheySaid() {
        Throwable failure =
                new ConnectException.StorageUnavailable("enqueue", new IOException("the patient wrote: my knee hurts"));

        assertThat(printed(Wordless.of(failure)))
                .contains("enqueue: the store is unavailable", "java.io.IOException")
                .doesNotContain("knee");
    }

    @Test
    void failureThatIsItsOwnCauseEnds() {
        Exception first = new IllegalStateException("one");
        Exception second = new IllegalStateException("two", first);
        first.initCause(second);

        assertThat(printed(Wordless.of(first)))
                .contains("IllegalStateException")
                .doesNotContain("one", "two");
    }

    private static String printed(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            text.append(each)
                    .append(Arrays.toString(each.getStackTrace()))
                    .append(Arrays.toString(each.getSuppressed()));
        }
        return text.toString();
    }
}
