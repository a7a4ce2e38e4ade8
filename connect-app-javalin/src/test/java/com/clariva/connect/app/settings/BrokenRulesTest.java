package com.clariva.connect.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.clariva.connect.app.environment.InvalidConfiguration;
import com.clariva.connect.app.environment.Problem;
import com.clariva.connect.app.environment.Variable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRulesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));
    private static final String LEAK = "LEAK";

    private static final List<String> NOT_SECURE = List.of(
            "http://LEAK.example.org/",
            "ftp://LEAK.example.org/",
            "LEAK",
            "https://",
            "https://user:LEAK@example.org/");
    private static final List<String> NOT_LONG = List.of("LEAK567890123456789012345678901");
    private static final List<String> NOT_A_DURATION =
            List.of("LEAK", "30", "0s", "-5m", "5 m", "5min", "1.5h", "99999999d", "5m,LEAK", "P1D");
    private static final List<String> NOT_RANGES = List.of(
            "LEAK", "10.0.0.0/33", "10.0.0/8", "10.0.0.256", "localhost", "10.0.0.0/8,,", "2001:db8::/129", "::LEAK/8");

    /** Every rule that a value can break otherwise than by being blank, and ways to break it. */
    private static final Map<Variable, List<String>> BROKEN = Map.ofEntries(
            Map.entry(
                    Variable.INSTAGRAM_APP_ID,
                    List.of("LEAK", "12 34", "١٢٣", "-1", "123456789012345678901234567890123")),
            Map.entry(Variable.INSTAGRAM_REDIRECT_URI, with(NOT_SECURE, "https://LEAK.example.org/#fragment")),
            Map.entry(
                    Variable.INSTAGRAM_FRONTEND_REDIRECT_URI,
                    List.of("LEAK", "/LEAK", "javascript:LEAK", "https://a b/LEAK")),
            Map.entry(Variable.INSTAGRAM_WEBHOOK_VERIFY_TOKEN, NOT_LONG),
            Map.entry(Variable.INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS, NOT_LONG),
            Map.entry(Variable.INSTAGRAM_PAGE_ID, List.of("LEAK", "1784140000000000x")),
            Map.entry(Variable.INSTAGRAM_GRAPH_VERSION, List.of("LEAK", "25.0", "v25", "v25.0/LEAK")),
            Map.entry(
                    Variable.INSTAGRAM_SCOPES,
                    List.of("LEAK", "instagram_business_basic,,", "instagram_business_basic LEAK")),
            Map.entry(Variable.INSTAGRAM_WEBHOOK_FIELDS, List.of("LEAK", "messages,", "messages&LEAK=1")),
            Map.entry(Variable.INSTAGRAM_FORCE_REAUTH, List.of("LEAK", "yes", "1")),
            Map.entry(Variable.INSTAGRAM_AUTHORIZE_URL, NOT_SECURE),
            Map.entry(Variable.INSTAGRAM_TOKEN_URL, NOT_SECURE),
            Map.entry(Variable.INSTAGRAM_GRAPH_URL, with(NOT_SECURE, "https://LEAK.example.org/?a=b")),
            Map.entry(
                    Variable.DATABASE_URL,
                    List.of(
                            "mysql://connect:LEAK@localhost/clariva",
                            "LEAK",
                            "postgresql://LEAK",
                            "postgresql://connect:LEAK@localhost/",
                            "postgresql://connect:LEAK%zz@localhost/clariva",
                            "postgresql://connect:LEAK@localhost:65536/clariva",
                            "jdbc:postgresql:LEAK")),
            Map.entry(
                    Variable.REDIS_URL,
                    List.of(
                            "http://LEAK:6379",
                            "LEAK:6379",
                            "redis://",
                            "redis-sentinel://LEAK:26379/0",
                            "redis://:LEAK@",
                            "redis://LEAK:65536",
                            "redis://LEAK:0",
                            "redis://:LEAK%zz@localhost",
                            "redis://LEAK_redis:6379",
                            "rediss://:LEAK@localhost?verifyPeer=NONE",
                            "rediss://:LEAK@localhost?verifyPeer=CA",
                            "rediss://:LEAK@localhost?verifypeer=none",
                            "rediss://:LEAK@localhost?timeout=1s&verifyPeer=NONE",
                            "redis-sentinel://LEAK:26379?verifyPeer=NONE#master",
                            "redis://:LEAK@localhost?ssl=true",
                            "redis://:LEAK@localhost?timeout=soon",
                            "redis://LEAK:6379/99999999999")),
            Map.entry(
                    Variable.CONNECT_ENCRYPTION_KEYS,
                    List.of(
                            "LEAK",
                            "monday:LEAK",
                            "monday:QUJD",
                            "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTY=",
                            "monday:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTY=,",
                            "a:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTY=,a:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTc=")),
            Map.entry(Variable.AUTH_JWT_SECRET, NOT_LONG),
            Map.entry(Variable.AUTH_JWKS_URL, NOT_SECURE),
            Map.entry(Variable.CONNECT_SERVICE_KEY, NOT_LONG),
            Map.entry(Variable.CONNECT_OPERATOR_KEY, NOT_LONG),
            Map.entry(Variable.CONNECT_FORWARD_URL, NOT_SECURE),
            Map.entry(Variable.CONNECT_FORWARD_SECRET_PREVIOUS, List.of("LEAK", "whsec_")),
            Map.entry(Variable.CONNECT_AUTO_REPLY, List.of("LEAK \u0007", "LEAK".repeat(5001))),
            Map.entry(Variable.CONNECT_FORWARD_SECRET, List.of("LEAK", "whsec_", "whsec_LEAK!", "ZXhhbXBsZS1LEAK")),
            Map.entry(
                    Variable.CORS_ALLOWED_ORIGINS,
                    List.of(
                            "*",
                            "LEAK",
                            "https://app.example.org/LEAK",
                            "https://app.example.org/",
                            "https://*.LEAK.org")),
            Map.entry(Variable.WEBHOOK_ALLOWED_SOURCES, NOT_RANGES),
            Map.entry(Variable.TRUSTED_PROXIES, NOT_RANGES),
            Map.entry(Variable.PORT, List.of("LEAK", "65536", "-1", "8080.0", "99999999999")),
            Map.entry(Variable.PUBLIC_BASE_URL, with(NOT_SECURE, "https://LEAK.example.org/?a=b")),
            Map.entry(Variable.LOG_FORMAT, List.of("LEAK", "xml")),
            Map.entry(Variable.LOG_LEVEL, List.of("LEAK", "off", "verbose")),
            Map.entry(Variable.WORKER_CONCURRENCY, List.of("LEAK", "-1", "1001", "4.5")),
            Map.entry(Variable.RETRY_DELAYS, with(NOT_A_DURATION, "1m,,5m")),
            Map.entry(Variable.AUTH_MAX_TOKEN_LIFETIME, NOT_A_DURATION),
            Map.entry(Variable.DATABASE_CONNECTIONS, List.of("LEAK", "1", "501", "-1", "4.5")),
            Map.entry(Variable.REPLIES_IN_A_ROW, List.of("LEAK", "0", "101", "-1")),
            Map.entry(Variable.PARK_RETENTION, NOT_A_DURATION),
            Map.entry(Variable.DEDUPE_WINDOW, NOT_A_DURATION),
            Map.entry(Variable.REDIS_HOLD, NOT_A_DURATION),
            Map.entry(Variable.REDIS_DURABILITY, List.of("yes", "Provider", "true", "LEAK")),
            Map.entry(Variable.SHUTDOWN_GRACE, NOT_A_DURATION));

    @ParameterizedTest
    @MethodSource
    void ruleBrokenAloneIsTheOnlyProblem(Variable variable, String value) {
        List<Problem> problems = problemsOf(wholeWith(variable, value));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo(variable.name());
            assertThat(problem.sentence()).startsWith("breaks its rule").contains(variable.rule(), variable.remedy());
            assertThat(problem.toString()).doesNotContain(LEAK);
        });
    }

    static Stream<Arguments> ruleBrokenAloneIsTheOnlyProblem() {
        return BROKEN.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> Arguments.of(entry.getKey(), value)));
    }

    @ParameterizedTest
    @EnumSource
    void blankVariableCountsAsUnset(Variable variable) {
        Map<String, String> without = new HashMap<>(wholeWith(variable, "  "));
        without.remove(variable.name());

        assertThat(problemsOf(wholeWith(variable, "  "))).isEqualTo(problemsOf(without));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSTAGRAM_APP_ID",
                "INSTAGRAM_APP_SECRET",
                "INSTAGRAM_REDIRECT_URI",
                "INSTAGRAM_WEBHOOK_VERIFY_TOKEN",
                "DATABASE_URL",
                "CONNECT_ENCRYPTION_KEYS",
                "AUTH_JWT_SECRET"
            })
    void requiredVariableIsMissed(String name) {
        List<Problem> problems = problemsOf(WorkingEnvironment.without(name));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo(name);
            assertThat(problem.sentence()).startsWith("is missing");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "INSTAGRAM_ACCESS_TOKEN, token-set-by-hand, INSTAGRAM_PAGE_ID",
        "CONNECT_FORWARD_URL, https://events.example.org/, CONNECT_FORWARD_SECRET",
        "CONNECT_FORWARD_SECRET, whsec_ZXhhbXBsZS1vbmx5, CONNECT_FORWARD_URL"
    })
    void halfOfAPairMissesTheOther(String half, String value, String other) {
        List<Problem> problems = problemsOf(WorkingEnvironment.with(half, value));

        assertThat(problems).extracting(Problem::name).containsExactly(other);
    }

    @Test
    void everythingBrokenIsSaidAtOnce() {
        Map<String, String> environment = new HashMap<>();
        for (Variable variable : Variable.values()) {
            environment.put(
                    variable.name(), BROKEN.getOrDefault(variable, List.of("")).get(0));
        }

        List<Problem> problems = problemsOf(environment);

        Set<String> wrong = new HashSet<>(WorkingEnvironment.least().keySet());
        BROKEN.keySet().forEach(variable -> wrong.add(variable.name()));
        assertThat(problems).extracting(Problem::name).containsExactlyInAnyOrderElementsOf(wrong);
        assertThat(problems.toString()).doesNotContain(LEAK);
    }

    @Test
    void nothingAtAllMissesEverythingRequired() {
        List<Problem> problems = problemsOf(Map.of());

        assertThat(problems)
                .extracting(Problem::name)
                .containsExactlyInAnyOrderElementsOf(WorkingEnvironment.least().keySet());
    }

    @Test
    void everyRuleButNotBlankIsBrokenHere() {
        List<Variable> anythingGoes = Stream.of(Variable.values())
                .filter(variable -> !BROKEN.containsKey(variable))
                .toList();

        assertThat(anythingGoes)
                .allSatisfy(variable -> assertThat(variable.rule()).startsWith("not blank"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "INSTAGRAM_REDIRECT_URI http://localhost:8080/api/v1/settings/instagram/callback",
                "INSTAGRAM_REDIRECT_URI http://127.0.0.1:8080/api/v1/settings/instagram/callback",
                "DATABASE_URL postgres://localhost/clariva",
                "DATABASE_URL jdbc:postgresql://localhost:5432/clariva?currentSchema=connect&user=a&password=b",
                "REDIS_URL redis://localhost",
                "REDIS_URL redis://localhost:65535",
                "REDIS_URL redis://:password@localhost:6379/0?timeout=1s",
                "REDIS_URL redis-sentinel://password@one:26379,two:26379/0#main",
                "PORT 0",
                "LOG_LEVEL TRACE",
                "LOG_FORMAT text"
            })
    void otherFormsAreUnderstood(String name, String value) {
        assertThatCode(() -> Settings.from(WorkingEnvironment.with(name, value), CLOCK))
                .doesNotThrowAnyException();
    }

    private static Map<String, String> wholeWith(Variable variable, String value) {
        Map<String, String> environment = new HashMap<>(WorkingEnvironment.whole());
        environment.put(variable.name(), value);
        return environment;
    }

    private static List<Problem> problemsOf(Map<String, String> environment) {
        return Optional.ofNullable(
                        catchThrowableOfType(InvalidConfiguration.class, () -> Settings.from(environment, CLOCK)))
                .map(InvalidConfiguration::problems)
                .orElse(List.of());
    }

    private static List<String> with(List<String> values, String another) {
        return Stream.concat(values.stream(), Stream.of(another)).toList();
    }
}
