package com.clariva.connect.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.handling.RetryPolicy;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectBuilderTest {

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> Connect.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Connect cannot be built without: storage, instagram, queue, handler, an appSecret,"
                        + " a verifyToken");
    }

    @Test
    void onlyWhatIsMissingIsNamed() {
        ConnectBuilder builder = Connect.builder()
                .handler(event -> {})
                .appSecret(new NamedSecret("INSTAGRAM_APP_SECRET", Secret.of("secret")));

        assertThatThrownBy(builder::build)
                .hasMessage("Connect cannot be built without: storage, instagram, queue, a verifyToken");
    }

    @Test
    void houseThatOnlyReceivesDoesNotWork() {
        try (House house = new House(event -> {}, Observer.NONE, receivingOnly())) {
            house.connect.start();

            assertThat(house.connect.isWorking()).isFalse();
        }
    }

    private static WorkerSettings receivingOnly() {
        return new WorkerSettings(0, Duration.ofSeconds(30), Duration.ZERO, RetryPolicy.STANDARD, Duration.ofDays(7));
    }
}
