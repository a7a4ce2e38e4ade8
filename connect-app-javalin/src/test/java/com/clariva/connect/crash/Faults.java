package com.clariva.connect.crash;

import com.clariva.connect.testkit.FaultProxy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Does to the house what is asked, and undoes it. What is down already is waited for. */
final class Faults {
    private static final int LONGEST_MILLIS = 2500;
    private static final int DAY_SECONDS = 86_400;

    private final Stores stores;
    private final List<Instance> instances;
    private final Duration lease;
    private final Lock lockOfInstances = new ReentrantLock();
    private final Lock lockOfStores = new ReentrantLock();
    private final Lock lockOfWays = new ReentrantLock();

    Faults(Stores stores, List<Instance> instances, Duration lease) {
        this.stores = stores;
        this.instances = List.copyOf(instances);
        this.lease = lease;
    }

    /** Returns once it is undone: what was killed is starting again. {@code random} decides which and how long. */
    FaultWindow inflict(Fault fault, Random random) throws InterruptedException {
        int which = random.nextInt(instances.size());
        Lock lock = lockOf(fault);
        lock.lock();
        long from = System.nanoTime();
        try {
            inflict(fault, which, random);
        } finally {
            lock.unlock();
        }
        return new FaultWindow(fault, from, System.nanoTime());
    }

    private Lock lockOf(Fault fault) {
        return switch (fault) {
            case KILL_INSTANCE, KILL_BOTH_INSTANCES, PAUSE_PAST_LEASE, PAUSE_BRIEFLY, STOP_INSTANCE, MOVE_CLOCK ->
                lockOfInstances;
            case KILL_REDIS, KILL_POSTGRESQL, KILL_BOTH_STORES, PAUSE_REDIS -> lockOfStores;
            case CUT, LOSE_ANSWERS, REFUSE, HANG, DELAY -> lockOfWays;
        };
    }

    private void inflict(Fault fault, int which, Random random) throws InterruptedException {
        Instance instance = instances.get(which);
        switch (fault) {
            case KILL_INSTANCE -> killInstances(List.of(instance), random);
            case KILL_BOTH_INSTANCES -> killInstances(instances, random);
            case KILL_REDIS, KILL_POSTGRESQL, KILL_BOTH_STORES -> killStores(fault, random);
            case PAUSE_REDIS -> pauseRedis(random);
            case PAUSE_PAST_LEASE -> pause(instance, lease.toMillis() + 500 + random.nextInt(1000));
            case PAUSE_BRIEFLY -> pause(instance, random.nextInt((int) lease.toMillis() / 2));
            case STOP_INSTANCE -> stop(instance, random);
            case MOVE_CLOCK ->
                instance.clock().moveTo(Duration.ofSeconds(random.nextInt(2 * DAY_SECONDS) - DAY_SECONDS));
            case CUT, LOSE_ANSWERS, REFUSE, HANG, DELAY -> disturb(fault, anyProxy(which, random), random);
        }
    }

    private static void killInstances(List<Instance> some, Random random) throws InterruptedException {
        some.forEach(Instance::kill);
        rest(random, LONGEST_MILLIS / 2);
        some.forEach(Instance::startAgain);
    }

    private static void stop(Instance instance, Random random) throws InterruptedException {
        // Before it has started there is nothing that could go gracefully.
        instance.awaitReady();
        boolean well = instance.stop();
        if (!well) {
            throw new IllegalStateException(instance.name() + " did not leave with 0");
        }
        rest(random, LONGEST_MILLIS / 2);
        instance.startAgain();
    }

    private static void pause(Instance instance, long millis) throws InterruptedException {
        instance.pause();
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            instance.resume();
        }
    }

    private void killStores(Fault fault, Random random) throws InterruptedException {
        boolean redis = fault != Fault.KILL_POSTGRESQL;
        boolean postgresql = fault != Fault.KILL_REDIS;
        if (redis) {
            stores.redis().orElseThrow().kill();
        }
        if (postgresql) {
            stores.killPostgresql();
        }
        rest(random, LONGEST_MILLIS);
        if (redis) {
            stores.redis().orElseThrow().startAgain();
        }
        if (postgresql) {
            stores.startPostgresqlAgain();
        }
    }

    private void pauseRedis(Random random) throws InterruptedException {
        stores.redis().orElseThrow().pause();
        try {
            rest(random, LONGEST_MILLIS);
        } finally {
            stores.redis().orElseThrow().resume();
        }
    }

    private FaultProxy anyProxy(int which, Random random) {
        List<FaultProxy> proxies = stores.ways().get(which).all();
        return proxies.get(random.nextInt(proxies.size()));
    }

    private static void disturb(Fault fault, FaultProxy proxy, Random random) throws InterruptedException {
        switch (fault) {
            case REFUSE -> proxy.refuse();
            case HANG -> proxy.hang();
            case DELAY -> proxy.delay(Duration.ofMillis(20 + random.nextInt(180)));
            case LOSE_ANSWERS -> proxy.swallowAnswers();
            default -> proxy.cut();
        }
        if (fault != Fault.CUT) {
            rest(random, LONGEST_MILLIS);
        }
        if (fault == Fault.LOSE_ANSWERS) {
            proxy.cut();
        }
        proxy.heal();
    }

    private static void rest(Random random, int longestMillis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(longestMillis));
    }
}
