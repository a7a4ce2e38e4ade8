package com.clariva.connect.app.server;

import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlOverflow;
import com.clariva.connect.adapters.persistence.PostgresqlQueue;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.QueueLimits;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.adapters.queue.RedisQueue;
import com.clariva.connect.adapters.queue.RedisQueueSettings;
import com.clariva.connect.adapters.queue.RedisRefusedException;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.settings.Database;
import com.clariva.connect.app.settings.Stores;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueWithOverflow;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where things are kept, open: the database with our tables in it, and the queue. */
public record OpenStores(DataSource dataSource, Sealing sealing, Storage storage, OpenQueue queue) {
    private static final Logger LOG = LoggerFactory.getLogger(OpenStores.class);
    static final int COMMAND_CONNECTIONS = 2;
    private static final int LISTENING = 1;

    /**
     * Opens what {@code stores} names, for a server. A database that is late is waited for, up to a minute.
     *
     * @throws StartFailure if the database does not answer or does not take our tables
     */
    public static OpenStores open(Stores stores, Opened opened) {
        Database database = stores.database();
        DataSource dataSource =
                opened.add(PostgresqlDataSource.open(database.url(), database.connections() + LISTENING));
        new PrepareDatabase(dataSource, database.address()).within(PrepareDatabase.PATIENCE);
        return open(stores, opened, dataSource);
    }

    /** As {@link #open}, for one command, which takes few connections and waits for nobody. */
    public static OpenStores openForCommand(Stores stores, Opened opened) {
        Database database = stores.database();
        DataSource dataSource =
                opened.add(PostgresqlDataSource.openPatiently(database.url(), COMMAND_CONNECTIONS + LISTENING));
        new PrepareDatabase(dataSource, database.address()).within(Duration.ZERO);
        return open(stores, opened, dataSource);
    }

    private static OpenStores open(Stores stores, Opened opened, DataSource dataSource) {
        Sealing sealing = TinkSealing.of(stores.encryptionKeys());
        OpenQueue queue = stores.redisUrl()
                .map(url -> OpenQueue.of(
                        redisWithOverflow(url, dataSource, sealing, stores, opened),
                        RedisQueueSettings.standard().maxDepth()))
                .orElseGet(() -> OpenQueue.of(
                        opened.add(postgresql(dataSource, sealing, stores)),
                        QueueLimits.usual().depth()));
        return new OpenStores(dataSource, sealing, PostgresqlStorage.on(dataSource, sealing), queue);
    }

    private static QueueWithOverflow redisWithOverflow(
            Secret url, DataSource dataSource, Sealing sealing, Stores stores, Opened opened) {
        RedisQueue redis = opened.add(redis(url, sealing, stores));
        PostgresqlOverflow overflow = opened.add(PostgresqlOverflow.on(dataSource, sealing, limits(stores)));
        return opened.add(QueueWithOverflow.of(redis, overflow, stores.redisHold()));
    }

    /** The rule for the variable knows the form, but not every parameter that may stand behind it. */
    private static RedisQueue redis(Secret url, Sealing sealing, Stores stores) {
        RedisQueueSettings standard = RedisQueueSettings.standard();
        RedisQueueSettings settings =
                new RedisQueueSettings(standard.keyPrefix(), stores.dedupeWindow(), standard.maxDepth());
        try {
            return RedisQueue.at(
                    url, sealing, stores.durableByProvider() ? settings.withDurabilityByProvider() : settings);
        } catch (IllegalArgumentException unreadable) {
            throw StartFailure.misconfigured("The REDIS_URL cannot be read. Look at what stands behind its host.");
        } catch (RedisRefusedException e) {
            throw StartFailure.misconfigured("The queue in Redis cannot work like this: " + e.getMessage() + ".");
        }
    }

    private static PostgresqlQueue postgresql(DataSource dataSource, Sealing sealing, Stores stores) {
        PostgresqlQueue queue = PostgresqlQueue.on(dataSource, sealing, limits(stores));
        announce(queue);
        return queue;
    }

    private static QueueLimits limits(Stores stores) {
        return new QueueLimits(stores.dedupeWindow(), QueueLimits.usual().depth());
    }

    /** The Redis queue says so itself, each time it finds its Redis. */
    private static void announce(PostgresqlQueue queue) {
        try {
            Durability durability = queue.durability();
            LOG.atInfo()
                    .addKeyValue("kind", queue.kind())
                    .addKeyValue("durable", durability.durable())
                    .addKeyValue("durability", durability.detail())
                    .log("Webhook queue connected");
        } catch (ConnectException e) {
            LOG.atWarn().addKeyValue("kind", queue.kind()).log("Webhook queue away");
        }
    }
}
