package com.clariva.connect.core.linking;

import static com.clariva.connect.core.House.CODE;
import static com.clariva.connect.core.House.TOKEN;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.House;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Instagram refuses a link. The doctor is told what to do, the operator which code it was. */
class RefusedLinkTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(LinkingReport.class);

    private final House house = new House();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void instagramGrantsTheCode() {
        house.grants(CODE, TOKEN, ADAS_PRACTICE);
        logged.start();
        LOGGER.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(logged);
        house.close();
    }

    /** What a doctor is told depends on who can do something about it. */
    @ParameterizedTest
    @CsvSource({
        "BUG,                UNSUPPORTED_REQUEST, APP_NOT_APPROVED",
        "PERMISSION_MISSING, PERMISSION_MISSING,  APP_NOT_APPROVED",
        "RECONNECT_NEEDED,   TOKEN_NOT_PARSED,    APP_NOT_APPROVED",
        "RECONNECT_NEEDED,   CHECKPOINT,          ACCOUNT_RESTRICTED",
        "RECONNECT_NEEDED,   OTHER,               ACCOUNT_RESTRICTED",
        "ACCOUNT_RESTRICTED, OTHER,               ACCOUNT_RESTRICTED",
        "BUG,                WRONG_APP_SECRET,    CODE_REJECTED",
        "BUG,                UNKNOWN_CODE,        INSTAGRAM_UNAVAILABLE"
    })
    void refusedTokenIsNamedAndItsCodeIsKept(Refusal refusal, ErrorCause cause, LinkRefusal reason) {
        InstagramError error = InstagramError.of("long_lived_exchange", "100", cause);
        house.authorizationServer.refusesTokensWith(
                new ConnectException.InstagramRefused(error, refusal, Optional.empty()));

        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), CODE);

        assertThat(outcome).isEqualTo(refused(reason));
        assertThat(onlyAudit().outcome()).isEqualTo(reason.label());
        assertThat(onlyAudit().error()).contains(error);
        assertThat(onlyAudit().doctor()).contains(DR_ADA);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"PT90S, PT90S", "-, PT1M"})
    void throttledLinkIsTriedLater(Duration asked, Duration told) {
        InstagramError error = InstagramError.of("code_exchange", "status 429", ErrorCause.THROTTLED);
        house.authorizationServer.refusesTokensWith(
                new ConnectException.InstagramRefused(error, Refusal.THROTTLED, Optional.ofNullable(asked)));

        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), CODE);

        assertThat(outcome).isEqualTo(new LinkOutcome.Refused(LinkRefusal.TRY_LATER, Optional.of(told)));
    }

    @Test
    void causeOfARefusedCodeIsKept() {
        InstagramError error =
                InstagramError.of("code_exchange", "OAuthException/400", ErrorCause.INVALID_PLATFORM_APP);
        house.authorizationServer.refusesCodesWith(error);

        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), Secret.of("another"));

        assertThat(outcome).isEqualTo(refused(LinkRefusal.CODE_REJECTED));
        assertThat(onlyAudit().error()).contains(error);
    }

    @Test
    void logNamesTheCallAndItsCodeAndNothingThatInstagramWrote() {
        InstagramError error = InstagramError.of("profile", "190/459", ErrorCause.CHECKPOINT);
        house.authorizationServer.refusesTokensWith(
                new ConnectException.InstagramRefused(error, Refusal.RECONNECT_NEEDED, Optional.empty()));

        LinkOutcome unused = house.comeBack(house.depart(DR_ADA), CODE);

        assertThat(logged.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getMessage()).isEqualTo("Account not connected");
            assertThat(line.getKeyValuePairs())
                    .extracting(pair -> pair.key, pair -> String.valueOf(pair.value))
                    .containsExactly(
                            tuple("doctor", DR_ADA.toString()),
                            tuple("reason", "account_restricted"),
                            tuple("operation", "profile"),
                            tuple("code", "190/459"),
                            tuple("cause", "checkpoint"));
        });
    }

    private AuditEntry onlyAudit() {
        List<AuditEntry> entries = house.storage.auditLog().entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static LinkOutcome refused(LinkRefusal reason) {
        return new LinkOutcome.Refused(reason);
    }
}
