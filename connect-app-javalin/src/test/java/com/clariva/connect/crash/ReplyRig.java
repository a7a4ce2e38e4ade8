package com.clariva.connect.crash;

import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Person;
import com.clariva.connect.simulator.SentMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People write, the house answers through an Instagram that fails in every way it can, and instances are killed
 * while they do. Then everything is let come to rest, time goes on by a quarter of an hour, and {@link ReplyCheck}
 * judges what reached whom and what the house says of it.
 */
final class ReplyRig {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyRig.class);
    private static final Duration TO_REST = Duration.ofMinutes(10);
    private static final Duration UNCHANGED = Duration.ofSeconds(12);
    private static final Duration PAST_FINAL = Duration.ofMinutes(16);
    private static final int LATEST_KILL_MILLIS = 1500;

    private final ReplyPlan plan;
    private final ReplyHouse house;
    private final Random random;
    private int written;

    private ReplyRig(ReplyPlan plan, ReplyHouse house) {
        this.plan = plan;
        this.house = house;
        this.random = new Random(plan.seed());
    }

    /** Runs the plan, from nothing. */
    static ReplyCheck run(ReplyPlan plan, Tally tally) throws IOException, InterruptedException {
        long started = System.nanoTime();
        try (ReplyHouse house = ReplyHouse.open(plan)) {
            house.instagram.mishaps().mix(plan.seed(), ReplyPlan.mishaps());
            ReplyRig rig = new ReplyRig(plan, house);
            rig.writeAndKill();
            rig.comeToRest();
            ReplyCheck check = new ReplyCheck(house.rows().all(), rig.arrived());
            tally.addAll(check.judge(plan.replies()));
            tally.add(Tally.SECONDS, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
            return check;
        }
    }

    private void writeAndKill() throws InterruptedException {
        int portion = plan.replies() / (plan.kills() + 1);
        for (int kill = 1; kill <= plan.kills(); kill++) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(portion));
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LATEST_KILL_MILLIS));
            killOne();
            writing.join();
            house.awaitReady();
            house.instagram.webhooks().redeliverUndelivered();
            LOG.info(
                    "Kill {} of {}, {} written, {} replies",
                    kill,
                    plan.kills(),
                    written,
                    house.rows().count("true"));
        }
        write(plan.replies() - written);
    }

    /** Webhooks go to the other one meanwhile, if there is one; else they come again. */
    private void killOne() {
        Instance killed = house.instances.get(random.nextInt(house.instances.size()));
        house.instances.stream()
                .filter(instance -> instance != killed)
                .forEach(instance -> house.instagram.webhooks().goTo(instance.webhook()));
        killed.kill();
        killed.startAgain();
    }

    private void write(int messages) {
        for (int message = 0; message < messages; message++) {
            written++;
            Account account = house.accounts.get(written % ReplyPlan.ACCOUNTS);
            Person person = house.people.get(written / ReplyPlan.ACCOUNTS % ReplyPlan.PEOPLE);
            house.instagram.personWrites(account, person, words(written));
        }
    }

    private static String words(int number) {
        String fails = number % 5 == 0 ? " that " + AnsweringHandler.FAILS : "";
        String isLong = number % 7 == 0 ? " that is " + AnsweringHandler.LONG : "";
        return "message " + number + fails + isLong;
    }

    private void comeToRest() throws InterruptedException {
        await(() -> {
            house.instagram.webhooks().redeliverUndelivered();
            return house.rows().count("true") >= plan.replies() && house.rows().events() == 0;
        });
        await(() -> house.rows().count("state in ('queued', 'sending')") == 0);
        awaitUnchanged();
        LOG.info("{} unknown by now", house.rows().count("state = 'unknown'"));
        house.moveClocks(PAST_FINAL);
        await(() -> house.rows().count("state in ('queued', 'sending') or look_at is not null") == 0);
        house.instagram.awaitQuiet(Duration.ofSeconds(10));
    }

    /** Until nothing more is found out. */
    private void awaitUnchanged() throws InterruptedException {
        int unknown = -1;
        while (unknown != house.rows().count("look_at is not null")) {
            unknown = house.rows().count("look_at is not null");
            TimeUnit.MILLISECONDS.sleep(unknown == 0 ? 0 : UNCHANGED.toMillis());
        }
    }

    private static void await(BooleanSupplier end) throws InterruptedException {
        long deadline = System.nanoTime() + TO_REST.toNanos();
        while (!end.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                LOG.error("Not at rest after {}", TO_REST);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private List<Arrived> arrived() {
        return house.instagram.sentMessages().stream().map(ReplyRig::arrived).toList();
    }

    private static Arrived arrived(SentMessage sent) {
        return new Arrived(
                sent.mid().orElseThrow(),
                sent.account().professionalId() + "/" + sent.recipientId(),
                sent.text().orElse(""));
    }
}
