package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListeningIT {
    private static final String LISTENERS = " from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid() and query like 'listen connect_proof_%'";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final List<String> news = new CopyOnWriteArrayList<>();
    private final AtomicInteger proofs = new AtomicInteger();
    private Subscription subscription = subscription(DATABASE.dataSource(), news);

    @AfterEach
    void close() {
        subscription.close();
    }

    @Test
    void whoHearsAnotherConnectionIsHearing() {
        subscription.start();

        await().atMost(SOON).until(subscription::isHearing);
    }

    @Test
    void allChannelsOfOneDataSourceShareOneConnectionAndItsProofIsNoNews() {
        subscription.start();
        List<String> ofAccounts = new CopyOnWriteArrayList<>();
        Subscription accounts =
                new Subscription(DATABASE.dataSource(), Listening.Channel.ACCOUNTS, new Noting(ofAccounts));
        accounts.start();
        await().atMost(SOON).until(() -> subscription.isHearing() && accounts.isHearing());

        DATABASE.jdbi().useHandle(handle -> handle.execute("select pg_notify('connect_queue', 'something new')"));
        DATABASE.jdbi().useHandle(handle -> handle.execute("select pg_notify('connect_accounts', '')"));

        await().atMost(SOON).until(() -> news.contains("something new") && ofAccounts.contains(""));
        assertThat(listeners(DATABASE)).isEqualTo(1);
        accounts.close();
        assertThat(news).containsOnlyOnce("something new").doesNotContain("");
        assertThat(ofAccounts).doesNotContain("something new");
        assertThat(subscription.isHearing()).isTrue();
        assertThat(accounts.isHearing()).isTrue();
    }

    @Test
    void connectionThatBreaksIsReplacedAndWhatWasMissedIsSaid() {
        subscription.start();
        await().atMost(SOON).until(subscription::isHearing);

        cutListeners(DATABASE);

        await().atMost(SOON).until(() -> news.equals(List.of("missed", "broken", "missed")));
        await().atMost(SOON).until(subscription::isHearing);
    }

    @Test
    void nothingListensOnceTheLastOneIsGone() {
        subscription.start();
        await().atMost(SOON).until(subscription::isHearing);

        subscription.close();

        assertThat(subscription.isHearing()).isFalse();
        await().atMost(SOON).until(() -> listeners(DATABASE) == 0);
    }

    /** A connection whose server is gone without a word, or never told to listen. */
    @Test
    void whoHearsNothingIsNotHearingThoughItsConnectionLivesAndTakesANewOne() {
        subscription = subscription(deaf(DATABASE.dataSource()), news);
        subscription.start();

        await().atMost(SOON).until(() -> proofs.get() >= 2);
        assertThat(subscription.isHearing()).isFalse();

        await().atMost(Duration.ofSeconds(40)).until(() -> news.contains("broken"));
        assertThat(subscription.isHearing()).isFalse();
    }

    static Subscription subscription(DataSource dataSource, List<String> news) {
        return new Subscription(dataSource, Listening.Channel.QUEUE, new Noting(news));
    }

    static int listeners(TestDatabase database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*)" + LISTENERS)
                        .mapTo(Integer.class)
                        .one());
    }

    static void cutListeners(TestDatabase database) {
        database.jdbi()
                .useHandle(handle -> handle.createQuery("select count(pg_terminate_backend(pid))" + LISTENERS)
                        .mapTo(Long.class)
                        .one());
    }

    private DataSource deaf(HikariDataSource dataSource) {
        return proxy(DataSource.class, dataSource);
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                        arguments[0] = sql.startsWith("listen") ? "select 1" : sql;
                        proofs.addAndGet(sql.contains("pg_notify") ? 1 : 0);
                    }
                    try {
                        Object answer = method.invoke(target, arguments);
                        return method.getName().equals("getConnection")
                                ? proxy(Connection.class, (Connection) answer)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private record Noting(List<String> news) implements Listening.News {
        @Override
        public void heard(String payload) {
            news.add(payload);
        }

        @Override
        public void broken() {
            news.add("broken");
        }

        @Override
        public void missed() {
            news.add("missed");
        }
    }
}
