package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Delivery;
import com.clariva.connect.simulator.Fault;
import com.clariva.connect.simulator.Operation;
import com.clariva.connect.simulator.People;
import com.clariva.connect.simulator.Person;
import com.clariva.connect.simulator.Sample;
import com.clariva.connect.simulator.Signing;
import com.clariva.connect.simulator.WebhookEvent;
import com.clariva.connect.simulator.WebhookEvent.Section;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What patients write, and what becomes of it. */
final class MessageWalk {
    private static final Account ACCOUNT = Sample.DR_EXAMPLE;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final House house;
    private final People people;
    private final Person nora;

    MessageWalk(House house) {
        this.house = requireNonNull(house, "house is null");
        this.people = house.instagram.people();
        this.nora = house.instagram.person(new Person(
                "4234567890123456",
                house.canaries.username("user name of a patient"),
                house.canaries.sentence("name of a patient", "Nora")));
    }

    /** Every kind of event, each with something in it that must not be seen. */
    void talk() {
        Delivery first = writes(nora, "message", "reply please");
        house.instagram.webhooks().again(first);
        taken(people.edits(ACCOUNT, nora, first.mid(), house.canaries.sentence("edited message", "better")));
        taken(people.sends(
                ACCOUNT, nora, "image", URI.create("https://cdn.example/?sig=" + secret("address of a file"))));
        taken(people.taps(ACCOUNT, nora, house.canaries.sentence("postback title", "Yes"), secret("postback payload")));
        taken(people.comments(ACCOUNT, nora, house.canaries.sentence("comment", "Nice")));
        taken(people.ownerWrites(ACCOUNT, nora, house.canaries.sentence("message of the owner", "Hello")));
        taken(people.reacts(ACCOUNT, nora, first.mid(), "❤️"));
        taken(people.unsends(ACCOUNT, nora, first.mid()));
        taken(people.anything(
                ACCOUNT,
                Section.CHANGES,
                "{\"field\":\"new\",\"value\":{\"text\":\"" + secret("what nobody knows yet") + "\"}}"));
        taken(people.writes(ACCOUNT, nora, house.canaries.sentence("message in standby", "there"))
                .inStandby());
        house.instagram.webhooks().dashboardTest();
    }

    /** Replies that Instagram refuses, or leaves open. */
    void answerInVain() {
        String told = house.canaries.sentence("error text about a reply", "not this:");
        house.instagram.failNext(Operation.SEND, Fault.error(10, told));
        writes(Sample.IVAN, "message", "reply once more");
        house.instagram.failNext(Operation.SEND, Fault.cutAfter());
        writes(Sample.IVAN, "message", "reply and be cut off");
    }

    void signDifferently() {
        for (String secret : List.of(house.secrets.appBefore(), house.secrets.meta(), house.secrets.metaBefore())) {
            String text = house.canaries.sentence("message signed otherwise", "plain");
            WebhookEvent event = people.writes(ACCOUNT, Sample.YUKI, text);
            assertThat(house.instagram
                            .webhooks()
                            .force(List.of(event), Signing.with(secret))
                            .accepted())
                    .isTrue();
            awaitHeard(text);
        }
    }

    void refuse() {
        WebhookEvent forgery =
                people.pretends(ACCOUNT, nora, house.canaries.sentence("forged message", "reply to a forger"));
        for (Signing signing : List.of(
                Signing.forged(),
                Signing.none(),
                Signing.legacyOnly(house.secrets.app()),
                Signing.ofOtherBytes(house.secrets.app()),
                Signing.header("sha256=" + secret("broken signature")))) {
            assertThat(house.instagram
                            .webhooks()
                            .force(List.of(forgery), signing)
                            .status())
                    .hasValue(401);
        }
        house.instagram.webhooks().verify();
        house.instagram.webhooks().verify(house.secrets.verifyTokenBefore());
        house.instagram.webhooks().verify(secret("wrong verify token"));
    }

    /** Rightly signed and unreadable, of nobody's account, and failing again and again. */
    void fail() {
        byte[] nonsense = ("{not JSON, but " + house.canaries.sentence("unreadable body", "readable")).getBytes(UTF_8);
        assertThat(house.instagram
                        .webhooks()
                        .post(nonsense, Signing.with(house.secrets.app()))
                        .accepted())
                .isTrue();
        force(people.writes(Sample.LATECOMER, nora, house.canaries.sentence("parked message", "early")));
        Delivery failing = writes(Sample.IVAN, "failing message", "fail with this");
        assertThat(failing.accepted()).isTrue();
        awaitCount("select count(*) from dead_letter", 2);
        awaitCount("select count(*) from event_log where outcome = 'parked'", 1);
    }

    /** One event is being handled now, and one behind it waits for its turn. */
    void hold() {
        String text = house.canaries.sentence("held message", "hold this");
        force(people.writes(ACCOUNT, Sample.YUKI, text));
        awaitHeard(text);
        force(people.writes(ACCOUNT, Sample.YUKI, house.canaries.sentence("waiting message", "wait")));
    }

    /** One event is put off, and stays in the queue beside the parked one. */
    void postpone() {
        awaitDepth(1);
        house.receiver.goAway();
        force(people.writes(ACCOUNT, nora, house.canaries.sentence("postponed message", "later")));
        awaitDepth(2);
    }

    /** What is sent while the database is gone. */
    void speakToNobody() {
        WebhookEvent event = people.writes(ACCOUNT, nora, house.canaries.sentence("message to nobody", "hello?"));
        house.instagram.webhooks().force(List.of(event));
    }

    /** Requests that are no requests. */
    void stammer() {
        String head = "POST /webhooks/instagram HTTP/1.1\r\nHost: here\r\nContent-Length: 5000\r\n"
                + "X-Hub-Signature-256: sha256=" + secret("cut signature") + "\r\n\r\n";
        house.visits.raw(head + "{\"text\":\"" + house.canaries.sentence("cut message", "half of"));
        String query = "?code=" + secret("code in a broken request") + "&state=" + secret("state in a broken request");
        house.visits.raw("GET " + Visits.CALLBACK + query + " HTTP/1.1\r\nHost: here\r\nno header\r\n\r\n");
        house.visits.raw("GET " + Visits.CALLBACK + query + " HTTP/7\r\n\r\n");
        house.visits.raw("GET " + Visits.CALLBACK + query.repeat(200) + " HTTP/1.1\r\nHost: here\r\n\r\n");
    }

    /** Redis goes away and comes back; what comes meanwhile is kept elsewhere. */
    void store() {
        house.stores.redis().ifPresent(redis -> {
            redis.kill();
            String text = house.canaries.sentence("message while Redis was away", "meanwhile");
            WebhookEvent event = people.writes(ACCOUNT, nora, text);
            await().atMost(PATIENCE)
                    .until(() ->
                            house.instagram.webhooks().force(List.of(event)).accepted());
            redis.startAgain();
            awaitHeard(text);
        });
    }

    private Delivery writes(Person person, String name, String beginning) {
        String text = house.canaries.sentence(name, beginning);
        Delivery delivery = house.instagram.personWrites(ACCOUNT, person, text);
        assertThat(delivery.accepted()).isTrue();
        awaitHeard(text);
        return delivery;
    }

    private void taken(WebhookEvent event) {
        assertThat(house.instagram.webhooks().deliver(event).accepted()).isTrue();
    }

    private void force(WebhookEvent event) {
        assertThat(house.instagram.webhooks().force(List.of(event)).accepted()).isTrue();
    }

    private String secret(String name) {
        return house.canaries.secret(name);
    }

    private void awaitHeard(String text) {
        await().atMost(PATIENCE).until(() -> house.receiver.heard(text));
    }

    private void awaitDepth(int depth) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(house.visits.unkept("/health").body()).contains("\"depth\":" + depth + ","));
    }

    private void awaitCount(String query, long count) {
        await().atMost(PATIENCE).until(() -> house.stores.rows().count(query) >= count);
    }
}
