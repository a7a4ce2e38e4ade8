package com.clariva.connect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.environment.Variable;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.secret.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BenchVariablesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));
    private static final Map<String, String> HARNESS = Map.of(
            "PORT", "4711",
            "DATABASE_URL", "postgresql://bench@127.0.0.1:4712/accounts_100",
            "REDIS_URL", "redis://127.0.0.1:4713",
            "APP_SECRET", "bench-secret",
            "SINK_FILE", "/tmp/sink",
            "ACCOUNTS", "100");

    /** Each of them says where something is, or whose signatures are accepted; none says how events are treated. */
    private static final Set<String> OF_THE_HARNESS =
            Set.of("PORT", "DATABASE_URL", "REDIS_URL", "INSTAGRAM_APP_SECRET", "INSTAGRAM_GRAPH_URL");

    @Test
    void nothingIsSetThatServeLeavesToItsDefaultButWhereThingsAre() {
        Map<String, String> variables = BenchVariables.of(HARNESS);

        Set<String> set = known(variables.keySet());
        set.removeAll(OF_THE_HARNESS);
        Map<String, String> least = new HashMap<>(WorkingEnvironment.least());
        least.keySet().removeAll(OF_THE_HARNESS);

        assertThat(set).isEqualTo(least.keySet());
        assertThat(variables).containsAllEntriesOf(least);
        assertThat(variables.keySet()).isSubsetOf(known(variables.keySet()));
    }

    @Test
    void eventsAreTreatedAsServeTreatsThem() {
        Settings serve = Settings.from(WorkingEnvironment.least(), CLOCK);

        Settings bench = Settings.from(BenchVariables.of(HARNESS), CLOCK);

        assertThat(bench.handling()).isEqualTo(serve.handling());
        assertThat(bench.access()).isEqualTo(serve.access());
        assertThat(bench.logging()).isEqualTo(serve.logging());
        assertThat(bench.webhook().allowedSources()).isEqualTo(serve.webhook().allowedSources());
        assertThat(bench.stores().dedupeWindow()).isEqualTo(serve.stores().dedupeWindow());
        assertThat(bench.stores().redisHold()).isEqualTo(serve.stores().redisHold());
        assertThat(bench.network().shutdownGrace()).isEqualTo(serve.network().shutdownGrace());
        assertThat(bench.network().trustedProxies()).isEqualTo(serve.network().trustedProxies());
        assertThat(bench.warnings()).isEmpty();
    }

    @Test
    void queueIsTheOneThatTheDescriptorNames() {
        Map<String, String> asked = new HashMap<>(HARNESS);
        asked.put("QUEUE", "postgresql");

        assertThat(Settings.from(BenchVariables.of(HARNESS), CLOCK).stores().redisUrl())
                .contains(Secret.of("redis://127.0.0.1:4713"));
        assertThat(Settings.from(BenchVariables.of(asked), CLOCK).stores().redisUrl())
                .isEmpty();
    }

    @Test
    void oneOfTwoProcessesOnlyReceives() {
        Map<String, String> receiving = new HashMap<>(HARNESS);
        receiving.put("WORKER_CONCURRENCY", "0");

        assertThat(Settings.from(BenchVariables.of(receiving), CLOCK).handling().concurrency())
                .isZero();
    }

    private static Set<String> known(Set<String> names) {
        Set<String> known = Arrays.stream(Variable.values()).map(Variable::name).collect(Collectors.toSet());
        known.retainAll(names);
        return new HashSet<>(known);
    }
}
