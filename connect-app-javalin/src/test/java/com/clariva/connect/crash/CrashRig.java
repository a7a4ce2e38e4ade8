package com.clariva.connect.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cycles. In each, both instances are under load while up to three faults, at random moments, are done to the
 * house and undone; then everything is started again, what is being sent is sent until it is acknowledged, the queue
 * is waited for until it is empty, and {@link CycleCheck} judges what became of every message.
 */
final class CrashRig implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CrashRig.class);
    private static final Duration TO_REST = Duration.ofSeconds(120);
    private static final int RUN_IN_MILLIS = 300;
    private static final int LATEST_FAULT_MILLIS = 1500;
    private static final int MOST_FURTHER_FAULTS = 3;

    private final Plan plan;
    private final Tally tally;
    private final House house;
    private final Faults faults;
    private final Load load;
    private final Observed observed;

    private CrashRig(Plan plan, Tally tally, House house) {
        this.plan = plan;
        this.tally = tally;
        this.house = house;
        this.faults = new Faults(house.stores(), house.instances(), Plan.LEASE);
        this.load = new Load(
                house.instances().stream().map(Instance::webhook).toList(), plan.seed() + tally.get(Tally.CYCLES));
        this.observed = new Observed(house.instances());
    }

    /** Runs the plan, going on from what its folder holds. The counts of all cycles so far. */
    static Tally run(Plan plan) throws IOException, InterruptedException {
        Files.createDirectories(plan.folder());
        Tally tally = Tally.readFrom(plan.tallyFile());
        LOG.info("Crash rig: queue {}, seed {}, cycles so far {}", plan.kind(), plan.seed(), tally.get(Tally.CYCLES));
        House house = House.open(plan);
        Thread atExit = new Thread(house::close, "crash-rig-end");
        Runtime.getRuntime().addShutdownHook(atExit);
        try (CrashRig rig = new CrashRig(plan, tally, house)) {
            for (int cycle = 0; cycle < plan.cycles() && rig.isClean(); cycle++) {
                rig.cycle();
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
        return tally;
    }

    @Override
    public void close() {
        house.close();
    }

    private boolean isClean() {
        return tally.get(Tally.LOST) == 0 && tally.get(Tally.OUT_OF_ORDER) == 0;
    }

    private void cycle() throws IOException, InterruptedException {
        long started = System.nanoTime();
        Random random = new Random(plan.seed() * 1_000_003 + tally.get(Tally.CYCLES));
        load.start();
        TimeUnit.MILLISECONDS.sleep(RUN_IN_MILLIS);
        List<Fault> chosen = choose(random);
        List<FaultWindow> windows = inflict(chosen, random);
        house.stores().heal();
        house.awaitReady();
        load.stop();
        CycleCheck check = awaitRest(windows);
        Tally ofCycle = check.judge();
        observed.forget();
        ofCycle.add(Tally.CYCLES, 1);
        chosen.forEach(fault -> ofCycle.add(Tally.FAULT + fault.label(), 1));
        load.takeAnswers().forEach((answer, count) -> ofCycle.add(Tally.ANSWER + answer, count));
        ofCycle.add(Tally.SECONDS, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
        note(ofCycle, check, windows);
    }

    /** The faults of the list in turn, so that none is forgotten, and some more by chance. */
    private List<Fault> choose(Random random) {
        List<Fault> all = Fault.thatConcern(plan.kind());
        List<Fault> chosen = new ArrayList<>();
        chosen.add(all.get((int) (tally.get(Tally.CYCLES) % all.size())));
        int further = random.nextInt(MOST_FURTHER_FAULTS);
        while (chosen.size() <= further) {
            chosen.add(all.get(random.nextInt(all.size())));
        }
        return chosen;
    }

    private List<FaultWindow> inflict(List<Fault> chosen, Random random) throws InterruptedException {
        Queue<FaultWindow> windows = new ConcurrentLinkedQueue<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (Fault fault : chosen) {
            Random ofFault = new Random(random.nextLong());
            Thread thread = new Thread(
                    () -> {
                        try {
                            TimeUnit.MILLISECONDS.sleep(ofFault.nextInt(LATEST_FAULT_MILLIS));
                            windows.add(faults.inflict(fault, ofFault));
                        } catch (InterruptedException | RuntimeException e) {
                            failures.add(e);
                        }
                    },
                    "crash-fault");
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a fault could not be done or undone", failures.remove());
        }
        return List.copyOf(windows);
    }

    /** Until every acknowledged message is handled and the queue is empty, or the patience ends. */
    private CycleCheck awaitRest(List<FaultWindow> windows) throws IOException, InterruptedException {
        List<Sent> sent = load.takeSent();
        long deadline = System.nanoTime() + TO_REST.toNanos();
        while (true) {
            boolean empty = house.isEmpty();
            observed.look();
            CycleCheck check = new CycleCheck(sent, observed.handlings(), windows, observed.orderUnknown());
            if (empty && check.missing() == 0) {
                return check;
            }
            if (System.nanoTime() > deadline) {
                write("not at rest after " + TO_REST + ", empty " + empty + ", missing " + check.missing());
                return check;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void note(Tally ofCycle, CycleCheck check, List<FaultWindow> windows) throws IOException {
        tally.addAll(ofCycle);
        tally.writeTo(plan.tallyFile());
        LOG.info("Cycle {} ({}): {}", tally.get(Tally.CYCLES), plan.kind(), ofCycle);
        for (String violation : check.violations()) {
            write("cycle " + tally.get(Tally.CYCLES) + ": " + violation + " faults " + windows);
        }
    }

    private void write(String violation) throws IOException {
        LOG.error("{}", violation);
        Files.writeString(
                plan.violationsFile(), violation + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
