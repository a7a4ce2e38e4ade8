package com.clariva.connect.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.CallListener;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorageAccess;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard, the alerts and their runbook name only what is at {@code /metrics}, by its names and labels. */
class OperatingDocsTest {
    private static final Path FOLDER = Path.of("..", "docs", "operating");
    /** What is audited when a doctor connects is no metric. */
    private static final Pattern METRIC = Pattern.compile("\\bconnect_(?!instagram\\b)[a-z_]+");

    private static final Pattern LABELLED = Pattern.compile("(connect_[a-z_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!=|!~|=)");
    /** A label and one value, or several. */
    private static final Pattern VALUES = Pattern.compile("([a-z_]+)=~?\"([^\"]*)\"");

    private static final Pattern NAMED = Pattern.compile("- alert: (\\w+)");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: 'docs/operating/alerts\\.md#(\\w+)'");

    private final ManualClock clock = new ManualClock();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HealthCheck health = new HealthCheck(
            new HealthCheck.ThisProcess("1", clock.instant(), clock, true, () -> new HealthReport.Worker(true, 0)),
            new InMemoryStorageAccess(new Outage()),
            new HealthCheck.WatchedQueue(new InMemoryEventQueue(clock), 1_000_000),
            new HealthCheck.Webhooks(Optional::empty, new Incidents(clock)));
    private final TokenMeters tokens = TokenMeters.register(Map::of, registry);
    private final ReplyMeters replies = ReplyMeters.register(Map::of, registry);
    private final Meters meters = new Meters(registry);
    private String atTheStart = "";

    @BeforeEach
    void everythingHappensOnce() {
        QueueMeters.register(health, registry);
        meters.inFlight(() -> 0);
        meters.mayCall(CallListener.operations(), CallListener.outcomes());
        atTheStart = registry.scrape();
        meters.answered(Duration.ofMillis(1));
        meters.delivery("accepted");
        meters.deliveryRefused("no_match");
        meters.secretMatched("INSTAGRAM_APP_SECRET");
        meters.eventSettled(EventKind.MESSAGE, "handled", Duration.ofSeconds(1));
        meters.handlerRan(Duration.ofMillis(1));
        meters.reply("sent");
        meters.called("profile", "ok");
    }

    @AfterEach
    void close() {
        health.close();
        tokens.close();
        replies.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect_webhooks_total{outcome=",
                "connect_webhook_ack_seconds_bucket{le=",
                "connect_webhook_ack_seconds_count ",
                "connect_events_total{kind=\"message\",outcome=",
                "connect_event_latency_seconds_bucket{le=",
                "connect_queue_depth{queue=\"parked\"}",
                "connect_queue_depth{queue=\"waiting\"}",
                "connect_queue_oldest_seconds ",
                "connect_handler_seconds_bucket{le=",
                "connect_instagram_calls_total{operation=\"profile\",outcome=\"ok\"}",
                "connect_tokens{state=\"good\"}",
                "connect_secret_matches_total{secret=\"INSTAGRAM_APP_SECRET\"}"
            })
    void metricThatOperatorsRelyOnHasItsNameAndLabels(String promised) {
        assertThat(registry.scrape().lines()).anyMatch(line -> line.startsWith(promised));
    }

    @Test
    void noDoctorAndNoAccountIsALabel() {
        assertThat(registry.scrape()).doesNotContain("doctor=").doesNotContain("account=");
    }

    @Test
    void whatAlertsAskForIsThere() throws IOException {
        List<String> expressions = read("alerts.yml")
                .lines()
                .filter(line -> line.strip().startsWith("expr:"))
                .toList();

        assertThat(expressions).hasSameSizeAs(found(NAMED, read("alerts.yml")));
        expressions.forEach(this::assertAnswerable);
    }

    /** Of a counter that appears with its first event, {@code increase} does not see that one. */
    @Test
    void whatAlertsWaitForIsThereBeforeItHappens() throws IOException {
        String alerts = read("alerts.yml");

        assertThat(found(METRIC, alerts))
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(series(name, atTheStart)).as(name).isNotEmpty());
        assertThat(LABELLED.matcher(alerts).results())
                .isNotEmpty()
                .allSatisfy(use -> VALUES.matcher(use.group(2))
                        .results()
                        .forEach(label -> Stream.of(label.group(2).split("\\|"))
                                .forEach(value -> assertThat(series(use.group(1), atTheStart))
                                        .as("%s of which %s is %s", use.group(1), label.group(1), value)
                                        .anyMatch(line -> line.contains(label.group(1) + "=\"" + value + "\"")))));
    }

    @Test
    void deadLetterOfEveryKindIsAlarmedOnFromTheFirst() {
        assertThat(EventKind.values())
                .allSatisfy(kind -> assertThat(atTheStart)
                        .contains("connect_events_total{kind=\"" + kind.label() + "\",outcome=\"dead_letter\"} 0.0"));
    }

    /** An alert on all but the good ones names none of them. */
    @Test
    void callToInstagramIsThereWithEveryEndingFromTheStart() {
        assertThat(CallListener.outcomes()).contains("ok", "no_answer", "unreadable", "throttled", "temporary");
        assertThat(CallListener.operations())
                .allSatisfy(operation -> assertThat(CallListener.outcomes())
                        .allSatisfy(outcome -> assertThat(atTheStart)
                                .contains("connect_instagram_calls_total{operation=\"" + operation + "\",outcome=\""
                                        + outcome + "\"} 0.0")));
    }

    @Test
    void whatTheDashboardAsksForIsThere() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(read("grafana-dashboard.json"));

        assertThat(dashboard.findValuesAsText("expr")).isNotEmpty().allSatisfy(this::assertAnswerable);
    }

    @Test
    void everyMetricHasItsPlaceOnTheDashboard() throws IOException {
        Set<String> shown = families(read("grafana-dashboard.json"));

        assertThat(shown).containsAll(families(registry.scrape()));
    }

    @Test
    void everyAlertHasItsParagraphAndEveryParagraphItsAlert() throws IOException {
        List<String> alerts = found(NAMED, read("alerts.yml"));
        List<String> paragraphs = found(Pattern.compile("(?m)^## (\\w+)$"), read("alerts.md"));

        assertThat(alerts).isNotEmpty().doesNotHaveDuplicates();
        assertThat(paragraphs).containsExactlyElementsOf(alerts);
        assertThat(found(RUNBOOK, read("alerts.yml")))
                .containsExactlyElementsOf(alerts.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void runbookSaysOfEachAlertWhatItsRuleSays() throws IOException {
        String runbook = read("alerts.md");

        for (String rule : read("alerts.yml").split("- alert: ")) {
            found(Pattern.compile("summary: '(.*)'"), rule).forEach(summary -> {
                String name = rule.substring(0, rule.indexOf('\n'));
                String after = found(Pattern.compile("for: (\\w+)"), rule).stream()
                        .map(time -> ", after " + time)
                        .collect(Collectors.joining());
                String severity =
                        found(Pattern.compile("severity: (\\w+)"), rule).get(0);
                assertThat(runbook).contains("## " + name + "\n\n*" + severity + after + ".* " + summary + ".");
            });
        }
    }

    @Test
    void everyBracketOfAnExpressionIsClosed() throws IOException {
        Stream.concat(
                        read("alerts.yml").lines().filter(line -> line.strip().startsWith("expr:")),
                        new ObjectMapper().readTree(read("grafana-dashboard.json")).findValuesAsText("expr").stream())
                .forEach(expression -> assertThat(Stream.of("()", "{}", "[]"))
                        .as(expression)
                        .allSatisfy(pair -> assertThat(count(expression, pair.charAt(0)))
                                .isEqualTo(count(expression, pair.charAt(1)))));
    }

    @Test
    void whatTheRunbookNamesIsThere() throws IOException {
        assertThat(families(registry.scrape())).containsAll(families(read("alerts.md")));
        assertThat(families(registry.scrape()))
                .containsAll(families(Files.readString(FOLDER.resolveSibling("operating.md"))));
    }

    /** Each metric is scraped, with each of the labels it is asked for. */
    private void assertAnswerable(String expression) {
        assertThat(found(METRIC, expression))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(series(name)).as(name).isNotEmpty());
        LABELLED.matcher(expression)
                .results()
                .forEach(use -> found(LABEL, use.group(2))
                        .forEach(label -> assertThat(series(use.group(1)))
                                .as("%s with the label %s", use.group(1), label)
                                .anyMatch(line -> line.contains(label + "=\""))));
    }

    private List<String> series(String name) {
        return series(name, registry.scrape());
    }

    private static List<String> series(String name, String scraped) {
        return scraped.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .toList();
    }

    private static long count(String text, char letter) {
        return text.chars().filter(one -> one == letter).count();
    }

    /** Without what Prometheus hangs on. */
    private static Set<String> families(String text) {
        return METRIC.matcher(text)
                .results()
                .map(name -> name.group().replaceFirst("_(total|bucket|count|sum|max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results()
                .map(result -> result.group(result.groupCount()))
                .toList();
    }

    private static String read(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name), UTF_8);
    }
}
