package com.clariva.connect.crash;

import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.crash.Stores.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Two instances, and the stores behind them. */
final class House implements AutoCloseable {
    private static final List<String> NAMES = List.of("one", "other");

    private final Stores stores;
    private final Duration lease;
    private final List<Instance> instances = new ArrayList<>();

    private House(Stores stores, Duration lease) {
        this.stores = stores;
        this.lease = lease;
    }

    /** Starts everything, with nothing in it. */
    static House open(Plan plan) throws IOException, InterruptedException {
        return open(plan, Plan.LEASE);
    }

    /** As the other, but with claims that last for {@code lease}. */
    static House open(Plan plan, Duration lease) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(
                plan.folder().resolve("run-" + ProcessHandle.current().pid()));
        House house = new House(new Stores(plan.kind(), plan.postgresql()), lease);
        try {
            house.start(folder);
            return house;
        } catch (IOException | InterruptedException | RuntimeException e) {
            house.close();
            throw e;
        }
    }

    private void start(Path folder) throws IOException, InterruptedException {
        stores.makeDatabase();
        People.linkAll(stores.databaseUrl(), WorkingEnvironment.least().get("CONNECT_ENCRYPTION_KEYS"));
        for (String name : NAMES) {
            instances.add(Instance.launch(name, folder, environment(stores.addWay())));
        }
        awaitReady();
    }

    Stores stores() {
        return stores;
    }

    List<Instance> instances() {
        return List.copyOf(instances);
    }

    void awaitReady() throws InterruptedException {
        for (Instance instance : instances) {
            instance.awaitReady();
        }
    }

    /** Whether both instances say that nothing waits. */
    boolean isEmpty() throws InterruptedException {
        for (Instance instance : instances) {
            OptionalLong depth = instance.depth();
            if (depth.isEmpty() || depth.getAsLong() > 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        stores.close();
    }

    private Map<String, String> environment(Way way) {
        Map<String, String> variables = new HashMap<>(WorkingEnvironment.least());
        variables.putAll(stores.variables(way));
        variables.put("INSTAGRAM_APP_SECRET", Post.SECRET);
        variables.put("INSTAGRAM_GRAPH_URL", "http://127.0.0.1:1");
        variables.put("RETRY_DELAYS", "1s,1s,1s,1s,1s,1s,1s,1s");
        variables.put("SHUTDOWN_GRACE", "5s");
        variables.put(CrashServer.LEASE_MILLIS, Long.toString(lease.toMillis()));
        return variables;
    }
}
