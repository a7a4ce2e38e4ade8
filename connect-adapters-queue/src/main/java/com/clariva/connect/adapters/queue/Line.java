package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection to Redis that is replaced whenever it breaks. Commands go out pipelined; while it is
 * broken they fail at once, and those it took along fail with it. None is ever sent again.
 */
final class Line {
    private static final byte[][] NO_KEYS = {};
    private static final byte[] PROBE = "return 1".getBytes(US_ASCII);
    private static final String PRIMARY = "master";

    private final RedisClient client;
    private final RedisURI address;
    private final AtomicLong openings = new AtomicLong();
    private final LongAdder answers = new LongAdder();
    private volatile @Nullable StatefulRedisConnection<byte[], byte[]> connection;

    Line(RedisClient client, RedisURI address) {
        this.client = requireNonNull(client, "client is null");
        this.address = requireNonNull(address, "address is null");
    }

    /** Runs {@code script}. Never blocks; the stage fails with {@link ConnectException.StorageUnavailable}. */
    CompletionStage<List<Object>> call(Script script, byte[]... arguments) {
        return ask(script.operation(), commands -> {
            CompletionStage<List<Object>> known =
                    commands.evalsha(script.digest(), ScriptOutputType.MULTI, NO_KEYS, arguments);
            return known.handle((answer, failure) -> failure instanceof RedisNoScriptException
                            ? commands.<List<Object>>eval(script.source(), ScriptOutputType.MULTI, NO_KEYS, arguments)
                            : known)
                    .thenCompose(Function.identity());
        });
    }

    /** Sends any commands. Never blocks; the stage fails with {@link ConnectException.StorageUnavailable}. */
    <T> CompletionStage<T> ask(
            String operation, Function<RedisAsyncCommands<byte[], byte[]>, CompletionStage<T>> commands) {
        StatefulRedisConnection<byte[], byte[]> current = connection;
        if (current == null) {
            return CompletableFuture.failedFuture(new ConnectException.StorageUnavailable(operation, null));
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            commands.apply(current.async()).whenComplete((value, failure) -> {
                if (failure == null || failure instanceof RedisCommandExecutionException) {
                    answers.increment();
                }
                if (failure == null) {
                    answer.complete(value);
                } else {
                    answer.completeExceptionally(translated(operation, failure, current));
                }
            });
        } catch (RedisException e) {
            answer.completeExceptionally(translated(operation, e, current));
        }
        return answer;
    }

    /** How often Redis has answered, be it with an error. */
    long answers() {
        return answers.sum();
    }

    boolean isOpen() {
        StatefulRedisConnection<byte[], byte[]> current = connection;
        return current != null && current.isOpen();
    }

    /** Begins to use a new connection, once it is one to a primary that knows the scripts. */
    CompletionStage<?> open() {
        close();
        long opening = openings.get();
        return client.connectAsync(ByteArrayCodec.INSTANCE, address)
                .thenCompose(fresh -> prepared(fresh).whenComplete((ready, failure) -> {
                    if (failure != null || !use(fresh, opening)) {
                        discard(fresh);
                    }
                }));
    }

    synchronized void close() {
        openings.incrementAndGet();
        StatefulRedisConnection<byte[], byte[]> current = connection;
        connection = null;
        if (current != null) {
            discard(current);
        }
    }

    /** False if nobody waits for this one any more. */
    private synchronized boolean use(StatefulRedisConnection<byte[], byte[]> fresh, long opening) {
        if (openings.get() != opening) {
            return false;
        }
        connection = fresh;
        return true;
    }

    /** Whatever we need is tried, so that a command that is not allowed is named here and not at the first event. */
    private static CompletionStage<?> prepared(StatefulRedisConnection<byte[], byte[]> fresh) {
        RedisAsyncCommands<byte[], byte[]> commands = fresh.async();
        CompletionStage<?> tried = commands.eval(PROBE, ScriptOutputType.INTEGER, NO_KEYS)
                .thenCombine(commands.scriptLoad(PROBE), (one, digest) -> digest)
                .thenCompose(digest -> commands.evalsha(digest, ScriptOutputType.INTEGER, NO_KEYS));
        for (Script script : Script.values()) {
            tried = tried.thenCombine(commands.scriptLoad(script.source()), (before, digest) -> digest);
        }
        return tried.thenCombine(commands.role().handle(Line::requirePrimary), (before, role) -> role);
    }

    /** Where {@code ROLE} is not allowed, the first write tells a replica. */
    private static boolean requirePrimary(@Nullable List<Object> role, @Nullable Throwable failure) {
        if (role != null) {
            if (!PRIMARY.equals(new String((byte[]) role.get(0), US_ASCII))) {
                throw new RedisReadOnlyException("connected to a replica");
            }
            return true;
        }
        if (failure != null && !RedisProblem.isOfOneCommand(failure)) {
            throw new CompletionException(failure);
        }
        return false;
    }

    private synchronized void giveUp(StatefulRedisConnection<byte[], byte[]> demoted) {
        if (connection == demoted) {
            close();
        }
    }

    private static void discard(StatefulRedisConnection<byte[], byte[]> broken) {
        CompletableFuture<Void> unused = broken.closeAsync();
    }

    private ConnectException translated(
            String operation, Throwable failure, StatefulRedisConnection<byte[], byte[]> from) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RedisReadOnlyException) {
            // A primary that was demoted: the next connection finds the new one.
            giveUp(from);
        }
        return new ConnectException.StorageUnavailable(operation, RedisFailure.of(cause));
    }
}
