import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.lettuce.core.*;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.*;
import java.io.*;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.server.*;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * What the chosen stack costs when only the job is done: Javalin/Jetty in front, Redis behind, the worker of limit-nio.
 * MODE   http: answer 200 after reading the body; hmac: check the signature too; full: XADD and wait for its reply.
 * FLUSH  auto: Lettuce writes each command by itself; batch: Lettuce, one thread collects and flushes;
 *        own: no Lettuce, one thread writes everything queued as one pipeline, another reads the replies.
 * WAIT   future: the request thread is given back (ctx.future); block: it waits.
 * TUNED  1: one selector, few threads, no compression, no date/server headers.
 */
public final class JavalinLimit {
    static String env(String k, String d) {
        return System.getenv().getOrDefault(k, d);
    }

    public static void main(String[] a) throws Exception {
        String mode = env("MODE", "full"), flush = env("FLUSH", "auto"), wait = env("WAIT", "future");
        boolean tuned = env("TUNED", "0").equals("1");
        byte[] secret = System.getenv("APP_SECRET").getBytes();
        ThreadLocal<Mac> macs = ThreadLocal.withInitial(() -> {
            try {
                Mac m = Mac.getInstance("HmacSHA256");
                m.init(new SecretKeySpec(secret, "HmacSHA256"));
                return m;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        byte[] stream = "hook".getBytes(), field = "d".getBytes();
        Function<byte[], CompletableFuture<String>> add = null;
        if (mode.equals("full")) {
            new Thread(Limit::worker, "worker").start();
            if (flush.equals("own")) add = new Own()::add;
            else {
                StatefulRedisConnection<byte[], byte[]> conn = RedisClient.create(
                                "redis://127.0.0.1:" + System.getenv("REDIS_PORT"))
                        .connect(ByteArrayCodec.INSTANCE);
                RedisAsyncCommands<byte[], byte[]> redis = conn.async();
                if (flush.equals("batch")) add = batcher(conn, redis, stream, field);
                else add = body -> redis.xadd(stream, Map.of(field, body)).toCompletableFuture();
            }
        }
        Function<byte[], CompletableFuture<String>> enqueue = add;
        Javalin.create(c -> {
                    c.startup.showJavalinBanner = false;
                    if (tuned) tune(c);
                    c.routes.get("/health", ctx -> ctx.result("ok"));
                    c.routes.post("/webhooks/instagram", ctx -> {
                        byte[] body = ctx.bodyAsBytes();
                        if (mode.equals("http")) {
                            ctx.result("ok");
                            return;
                        }
                        String sig = ctx.header("X-Hub-Signature-256");
                        byte[] want = macs.get().doFinal(body);
                        if (sig == null
                                || !sig.startsWith("sha256=")
                                || !MessageDigest.isEqual(want, HexFormat.of().parseHex(sig, 7, sig.length()))) {
                            ctx.status(401);
                            return;
                        }
                        if (mode.equals("hmac")) {
                            ctx.result("ok");
                            return;
                        }
                        CompletableFuture<String> f = enqueue.apply(body);
                        if (wait.equals("block")) {
                            f.get(10, TimeUnit.SECONDS);
                            ctx.result("EVENT_RECEIVED");
                        } else ctx.future(() -> f.thenAccept(id -> ctx.result("EVENT_RECEIVED")));
                    });
                })
                .start("127.0.0.1", Integer.parseInt(System.getenv("PORT")));
    }

    static void tune(JavalinConfig c) {
        c.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
        if (env("VT", "0").equals("1")) c.concurrency.useVirtualThreads = true;
        else c.jetty.threadPool = new QueuedThreadPool(Integer.parseInt(env("THREADS", "80")), 4);
        c.jetty.addConnector((server, http) -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(false);
            ServerConnector k = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
            k.setHost("127.0.0.1");
            k.setPort(Integer.parseInt(System.getenv("PORT")));
            return k;
        });
    }

    static final class Pending extends CompletableFuture<String> {
        final byte[] body;

        Pending(byte[] b) {
            body = b;
        }
    }

    static Function<byte[], CompletableFuture<String>> batcher(
            StatefulRedisConnection<byte[], byte[]> conn,
            RedisAsyncCommands<byte[], byte[]> redis,
            byte[] stream,
            byte[] field) {
        conn.setAutoFlushCommands(false);
        LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
        Thread t = new Thread(
                () -> {
                    List<Pending> some = new ArrayList<>();
                    while (true) {
                        try {
                            some.add(queue.take());
                        } catch (InterruptedException e) {
                            return;
                        }
                        queue.drainTo(some, 1000);
                        for (Pending q : some)
                            redis.xadd(stream, Map.of(field, q.body)).whenComplete((id, e) -> {
                                if (e == null) q.complete(id);
                                else q.completeExceptionally(e);
                            });
                        conn.flushCommands();
                        some.clear();
                    }
                },
                "flush");
        t.setDaemon(true);
        t.start();
        return body -> {
            Pending p = new Pending(body);
            queue.add(p);
            return p;
        };
    }

    /** One pipeline: a writer that sends everything queued in one write, a reader that completes in order. */
    static final class Own {
        final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>(), sent = new LinkedBlockingQueue<>();

        Own() throws IOException {
            Socket s = new Socket("127.0.0.1", Integer.parseInt(System.getenv("REDIS_PORT")));
            s.setTcpNoDelay(true);
            OutputStream out = s.getOutputStream();
            InputStream in = new BufferedInputStream(s.getInputStream(), 1 << 16);
            byte[] pre = "*5\r\n$4\r\nXADD\r\n$4\r\nhook\r\n$1\r\n*\r\n$1\r\nd\r\n$".getBytes(),
                    crlf = "\r\n".getBytes();
            Thread w = new Thread(
                    () -> {
                        ByteArrayOutputStream b = new ByteArrayOutputStream(1 << 20);
                        List<Pending> some = new ArrayList<>();
                        try {
                            while (true) {
                                some.add(queue.take());
                                queue.drainTo(some, 1000);
                                for (Pending p : some) {
                                    b.write(pre);
                                    b.write(Integer.toString(p.body.length).getBytes());
                                    b.write(crlf);
                                    b.write(p.body);
                                    b.write(crlf);
                                }
                                sent.addAll(some);
                                some.clear();
                                b.writeTo(out);
                                b.reset();
                            }
                        } catch (Exception e) {
                            e.printStackTrace();
                            System.exit(1);
                        }
                    },
                    "redis-out");
            Thread r = new Thread(
                    () -> {
                        try {
                            while (true) {
                                String l = line(in);
                                String id = null;
                                if (l.charAt(0) == '$') {
                                    in.readNBytes(Integer.parseInt(l.substring(1)) + 2);
                                    id = "x";
                                }
                                Pending p = sent.take();
                                if (id != null) p.complete(id);
                                else p.completeExceptionally(new IOException(l));
                            }
                        } catch (Exception e) {
                            e.printStackTrace();
                            System.exit(1);
                        }
                    },
                    "redis-in");
            w.setDaemon(true);
            r.setDaemon(true);
            w.start();
            r.start();
        }

        static String line(InputStream in) throws IOException {
            StringBuilder s = new StringBuilder();
            int c;
            while ((c = in.read()) != '\r') {
                if (c < 0) throw new EOFException();
                s.append((char) c);
            }
            in.read();
            return s.toString();
        }

        CompletableFuture<String> add(byte[] body) {
            Pending p = new Pending(body);
            queue.add(p);
            return p;
        }
    }
}
