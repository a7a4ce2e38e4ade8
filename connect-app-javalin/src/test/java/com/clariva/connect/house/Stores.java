package com.clariva.connect.house;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.testkit.redis.RedisContents;
import com.clariva.connect.testkit.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the house writes to, seen from behind: rows, keys, and the files they lie in, which also hold what was deleted.
 */
final class Stores {
    private final StoredRows rows;
    private final Path cluster;
    private final Optional<RedisServer> redis;
    private final Optional<String> redisUrl;

    Stores(StoredRows rows, Path cluster, Optional<RedisServer> redis, Optional<String> redisUrl) {
        this.rows = requireNonNull(rows, "rows is null");
        this.cluster = requireNonNull(cluster, "cluster is null");
        this.redis = requireNonNull(redis, "redis is null");
        this.redisUrl = requireNonNull(redisUrl, "redisUrl is null");
    }

    StoredRows rows() {
        return rows;
    }

    Optional<RedisServer> redis() {
        return redis;
    }

    void into(Places places) {
        rows.into(places);
        redisUrl.ifPresent(url -> RedisContents.of(url).forEach(piece -> places.add("Redis keys and values", piece)));
    }

    void filesInto(Places places) {
        files(cluster, "PostgreSQL files", places);
        redis.ifPresent(server -> files(server.folder(), "Redis files", places));
    }

    private static void files(Path folder, String place, Places places) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> files = found.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                add(file, place, places);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Path file, String place, Places places) throws IOException {
        try {
            places.add(place, Files.readAllBytes(file));
        } catch (NoSuchFileException removedMeanwhile) {
            places.add(place, new byte[0]);
        }
    }
}
