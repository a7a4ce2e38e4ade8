package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
    private static final String CHANNEL = "connect_listening_test";
    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final List<String> news = new CopyOnWriteArrayList<>();
    private final AtomicInteger proofs = new AtomicInteger();
    private Listening listening = listeningBy(DATABASE.dataSource());

    @AfterEach
    void close() {
        listening.close();
    }

    @Test
    void whoHearsItselfIsHearing() {
        listening.start();

        await().atMost(SOON).until(listening::isHearing);
    }

    @Test
    void whatItSaysToHearItselfIsNoNews() {
        listening.start();
        Listening other = listeningBy(DATABASE.dataSource());
        other.start();
        await().atMost(SOON).until(() -> listening.isHearing() && other.isHearing());

        DATABASE.jdbi().useHandle(handle -> handle.execute("select pg_notify(?, 'something new')", CHANNEL));

        await().atMost(SOON).until(() -> news.size() == 2);
        other.close();
        assertThat(news).containsOnly("something new");
    }

    /** As behind a pooler that lends another connection for each transaction. */
    @Test
    void whoHearsNothingIsNotHearingThoughItsConnectionLives() {
        listening = listeningBy(deaf(DATABASE.dataSource()));
        listening.start();

        await().atMost(SOON).until(() -> proofs.get() >= 2);

        assertThat(listening.isHearing()).isFalse();
    }

    private Listening listeningBy(DataSource dataSource) {
        return new Listening(new QueueTransactions(dataSource), CHANNEL, new Listening.News() {
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
                // That it began to listen is no news here.
            }
        });
    }

    private DataSource deaf(DataSource dataSource) {
        return proxy(
                DataSource.class,
                dataSource,
                (method, arguments, answer) -> answer instanceof Connection connection
                        ? proxy(Connection.class, connection, (inner, given, result) -> result)
                        : answer);
    }

    private <T> T proxy(Class<T> type, T target, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                        arguments[0] = sql.startsWith("listen") ? "select 1" : sql;
                        proofs.addAndGet(sql.contains("pg_notify") ? 1 : 0);
                    }
                    try {
                        return answering.of(method, arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private interface Answering {
        Object of(Method method, Object[] arguments, Object answer);
    }
}
