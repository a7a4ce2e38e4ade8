package com.clariva.connect.core.planted;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.plantedtoo.Accomplice;
import com.clariva.connect.core.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.net.http.HttpClient;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Everything that core must not be. */
public final class Intruder {
    private Intruder() {}

    static Optional<Accomplice> circle() {
        return Optional.empty();
    }

    static String leak(Secret secret) {
        Function<Secret, String> sly = Secret::reveal;
        return sly.apply(secret);
    }

    static String leakOpenly(Secret secret) {
        return secret.reveal();
    }

    /** Knows HTTP. */
    public static final class KnowsHttp {
        private KnowsHttp() {}

        static void answer(Context context) {
            context.result(String.valueOf(context.formParam("field")));
        }
    }

    /** Knows the JDK's own HTTP. */
    public static final class KnowsJdkHttp {
        private KnowsJdkHttp() {}

        static boolean follows(HttpClient client) {
            return client.followRedirects() == HttpClient.Redirect.ALWAYS;
        }
    }

    /** Knows JSON. */
    public static final class KnowsJson {
        private KnowsJson() {}

        static boolean isEmpty(JsonNode node) {
            return node.isEmpty();
        }
    }

    /** Knows SQL. */
    public static final class KnowsSql {
        private KnowsSql() {}

        static boolean isJdbi(Object jdbi) {
            return jdbi instanceof Jdbi || jdbi instanceof ResultSet;
        }
    }

    /** Knows Redis. */
    public static final class KnowsRedis {
        private KnowsRedis() {}

        static boolean isRedis(Object client) {
            return client instanceof io.lettuce.core.RedisClient;
        }
    }

    /** A port without a contract, hidden, and too wide. */
    @Port
    interface UnprovenPort {
        void one();

        void two();

        void three();

        void four();

        void five();

        void six();

        void seven();
    }
}
