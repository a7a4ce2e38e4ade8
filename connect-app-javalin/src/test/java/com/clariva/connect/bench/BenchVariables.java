package com.clariva.connect.bench;

import com.clariva.connect.app.settings.WorkingEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the harness says, in the variables of the product. Where, and with which secret; how is left to its defaults. */
final class BenchVariables {
    static final String SINK = "SINK_FILE";
    static final String ACCOUNTS = "ACCOUNTS";
    static final String QUEUE = "QUEUE";

    private static final String REDIS = "redis";
    private static final String WORKERS = "WORKER_CONCURRENCY";

    private BenchVariables() {}

    static Map<String, String> of(Map<String, String> harness) {
        Map<String, String> variables = new HashMap<>(WorkingEnvironment.least());
        variables.put("PORT", harness.get("PORT"));
        variables.put("DATABASE_URL", harness.get("DATABASE_URL") + "?currentSchema=" + schema(harness));
        variables.put("INSTAGRAM_APP_SECRET", harness.get("APP_SECRET"));
        variables.put("INSTAGRAM_GRAPH_URL", "http://127.0.0.1:1");
        if (queue(harness).equals(REDIS)) {
            variables.put("REDIS_URL", harness.get("REDIS_URL"));
        }
        // 0 makes it the receiving one of two processes.
        Optional.ofNullable(harness.get(WORKERS)).ifPresent(workers -> variables.put(WORKERS, workers));
        return variables;
    }

    /** Of our own: the harness keeps its database from run to run, and so do others in it. */
    static String schema(Map<String, String> harness) {
        return "clariva_connect_" + queue(harness);
    }

    private static String queue(Map<String, String> harness) {
        return harness.getOrDefault(QUEUE, REDIS);
    }
}
