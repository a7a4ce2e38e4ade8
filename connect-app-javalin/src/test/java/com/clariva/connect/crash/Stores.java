package com.clariva.connect.crash;

import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.testkit.FaultProxy;
import com.clariva.connect.testkit.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL, Redis where the queue is kept there, and the ways to them, one for each instance and store. */
final class Stores implements AutoCloseable {
    private final Path folder;
    private final Optional<RedisServer> redis;
    private final List<Way> ways = new ArrayList<>();
    private EmbeddedPostgresql postgresql;

    /** From one instance to the stores. */
    record Way(FaultProxy toPostgresql, Optional<FaultProxy> toRedis) {
        List<FaultProxy> all() {
            return Stream.concat(Stream.of(toPostgresql), toRedis.stream()).toList();
        }
    }

    Stores(QueueKind kind, Path folder) {
        this.folder = folder;
        this.redis = kind == QueueKind.REDIS ? Optional.of(RedisServer.start()) : Optional.empty();
        this.postgresql = EmbeddedPostgresql.start(folder);
    }

    /** Makes an empty database. */
    void makeDatabase() {
        Databases.makeFresh(postgresql.url().reveal());
    }

    /** Another way to the stores. */
    Way addWay() {
        Way way = new Way(FaultProxy.to(postgresql.port()), redis.map(server -> FaultProxy.to(server.port())));
        ways.add(way);
        return way;
    }

    List<Way> ways() {
        return List.copyOf(ways);
    }

    Optional<RedisServer> redis() {
        return redis;
    }

    /** The address of the database itself. */
    String databaseUrl() {
        return Databases.fresh(postgresql.url().reveal());
    }

    /** The variables that bring an instance here by {@code way}. */
    Map<String, String> variables(Way way) {
        Map<String, String> variables = new HashMap<>();
        int direct = URI.create(databaseUrl()).getPort();
        variables.put(
                "DATABASE_URL",
                databaseUrl()
                        .replace(":" + direct + "/", ":" + way.toPostgresql().port() + "/"));
        way.toRedis().ifPresent(proxy -> variables.put("REDIS_URL", "redis://127.0.0.1:" + proxy.port()));
        return variables;
    }

    /** {@code kill -9}, the postmaster and all of its children. */
    void killPostgresql() {
        ProcessHandle postmaster = ProcessHandle.of(postmasterPid()).orElseThrow();
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        ways.forEach(way -> way.toPostgresql().cut());
    }

    /** After {@link #killPostgresql}. */
    void startPostgresqlAgain() {
        postgresql.close();
        postgresql = EmbeddedPostgresql.start(folder);
        ways.forEach(way -> way.toPostgresql().target(postgresql.port()));
    }

    void heal() {
        ways.forEach(way -> way.all().forEach(FaultProxy::heal));
    }

    @Override
    public void close() {
        ways.forEach(way -> way.all().forEach(FaultProxy::close));
        redis.ifPresent(RedisServer::close);
        postgresql.close();
    }

    private long postmasterPid() {
        Path file = folder.resolve("postgresql-18").resolve("postmaster.pid");
        try {
            return Long.parseLong(Files.readAllLines(file).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
