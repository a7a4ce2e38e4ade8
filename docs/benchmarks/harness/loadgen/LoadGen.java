import java.io.*;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Precise HTTP/1.1 load generator for signed Instagram webhooks. One file, JDK only.
 *
 * Every request is built and signed BEFORE the clock starts, so the measured phase only copies bytes
 * into sockets. Latency of an open-loop request counts from the moment it was DUE, not from the moment
 * it could be written (no coordinated omission). Percentiles are exact (all latencies are kept, sorted).
 *
 *   java LoadGen.java --port 8080 --mode open --rate 2000 --duration 20 --out result.json --log acks.csv
 *   java LoadGen.java --port 8080 --mode closed --connections 64 --duration 15 --max-requests 600000
 */
public final class LoadGen {
    static final String MID_PREFIX =
            "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxNDAwMDAwMDAwMDAxOjM0MDI4MjM2Njg0MTcxMDMwMTI0NDI1ODc0MDIx";
    static final long ACCOUNT_BASE = 17841400000000000L;

    // ---- options
    static String host = "127.0.0.1", path = "/webhooks/instagram", secret = "bench-secret", mode = "closed";
    static String out = null, log = null, runId = null, dist = "zipf", arrival = "uniform", dump = null;
    static int port = 8080, connections = 64, accounts = 10_000, maxRequests = 0, batchSize = 10;
    static double rate = 1000, duration = 10, zipf = 1.0, batchPct = 5, badPct = 0;
    static String mix = "text:55,seen:25,reaction:10,echo:10";
    static long seed = 42, drainMs = 10_000;
    static boolean get = false, waitForStart = false;

    // ---- prepared requests
    static byte[][] requests;
    static int[] eventCount;
    static boolean[] bad;

    // ---- results, one slot per request
    static long[] due, sent, done; // nanoTime
    static short[] status; // 0 = not answered, -1 = connection error
    static volatile boolean stop;
    static volatile int finished, issued;
    static long t0, t0EpochMicros;

    public static void main(String[] a) throws Exception {
        for (int i = 0; i < a.length; i++) {
            switch (a[i]) {
                case "--host":
                    host = a[++i];
                    break;
                case "--port":
                    port = Integer.parseInt(a[++i]);
                    break;
                case "--path":
                    path = a[++i];
                    break;
                case "--secret":
                    secret = a[++i];
                    break;
                case "--mode":
                    mode = a[++i];
                    break; // open | closed
                case "--rate":
                    rate = Double.parseDouble(a[++i]);
                    break;
                case "--duration":
                    duration = Double.parseDouble(a[++i]);
                    break;
                case "--connections":
                    connections = Integer.parseInt(a[++i]);
                    break;
                case "--accounts":
                    accounts = Integer.parseInt(a[++i]);
                    break;
                case "--dist":
                    dist = a[++i];
                    break; // zipf | uniform
                case "--zipf":
                    zipf = Double.parseDouble(a[++i]);
                    break;
                case "--arrival":
                    arrival = a[++i];
                    break; // uniform | poisson
                case "--mix":
                    mix = a[++i];
                    break;
                case "--batch-pct":
                    batchPct = Double.parseDouble(a[++i]);
                    break;
                case "--batch-size":
                    batchSize = Integer.parseInt(a[++i]);
                    break;
                case "--bad-pct":
                    badPct = Double.parseDouble(a[++i]);
                    break; // wrong signatures
                case "--max-requests":
                    maxRequests = Integer.parseInt(a[++i]);
                    break;
                case "--run-id":
                    runId = a[++i];
                    break;
                case "--seed":
                    seed = Long.parseLong(a[++i]);
                    break;
                case "--drain-ms":
                    drainMs = Long.parseLong(a[++i]);
                    break;
                case "--out":
                    out = a[++i];
                    break;
                case "--log":
                    log = a[++i];
                    break;
                case "--dump":
                    dump = a[++i];
                    break; // write first requests to a folder, exit
                case "--get":
                    get = true;
                    break; // plain GET instead of a signed POST
                case "--wait":
                    waitForStart = true;
                    break; // print READY, start on a line from stdin, print DONE before reporting
                default:
                    System.err.println("unknown option " + a[i]);
                    System.exit(2);
            }
        }
        boolean open = mode.equals("open");
        int n = open ? (int) Math.ceil(rate * duration) : (maxRequests > 0 ? maxRequests : (int) (duration * 20_000));
        if (open && maxRequests > 0) n = Math.min(n, maxRequests);
        if (runId == null) runId = String.format("%08x", (int) (System.nanoTime() ^ (System.currentTimeMillis() * 31)));
        if (runId.length() != 8) throw new IllegalArgumentException("--run-id needs 8 characters");

        long g0 = System.nanoTime();
        prepare(n);
        double genSec = (System.nanoTime() - g0) / 1e9;
        if (dump != null) {
            Files.createDirectories(Path.of(dump));
            for (int i = 0; i < Math.min(n, 200); i++) Files.write(Path.of(dump, "req-" + i + ".http"), requests[i]);
            return;
        }
        due = new long[n];
        sent = new long[n];
        done = new long[n];
        status = new short[n];
        System.gc();
        if (waitForStart) {
            System.out.println("READY");
            System.out.flush();
            System.in.read();
        }

        double cpu0 = cpuSeconds();
        if (open) runOpen(n);
        else runClosed(n);
        double cpuUsed = cpuSeconds() - cpu0;
        if (waitForStart) {
            System.out.println("DONE");
            System.out.flush();
        }
        report(n, open, genSec, cpuUsed);
        System.exit(0);
    }

    // ------------------------------------------------------------------ building the requests

    static void prepare(int n) throws Exception {
        Random rnd = new Random(seed);
        requests = new byte[n][];
        eventCount = new int[n];
        bad = new boolean[n];
        if (get) {
            byte[] r = ("GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            Arrays.fill(requests, r);
            return;
        }
        double[] cdf = null;
        if (dist.equals("zipf")) {
            cdf = new double[accounts];
            double sum = 0;
            for (int i = 0; i < accounts; i++) {
                sum += 1 / Math.pow(i + 1, zipf);
                cdf[i] = sum;
            }
            for (int i = 0; i < accounts; i++) cdf[i] /= sum;
        }
        // popularity rank -> account number, so hot accounts are spread over the table
        int[] kindWeights = new int[4];
        String[] kinds = {"text", "seen", "reaction", "echo"};
        for (String part : mix.split(",")) {
            String[] kv = part.split(":");
            int idx = Arrays.asList(kinds).indexOf(kv[0]);
            if (idx < 0) throw new IllegalArgumentException("kind " + kv[0]);
            kindWeights[idx] = Integer.parseInt(kv[1]);
        }
        int weightSum = Arrays.stream(kindWeights).sum();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        StringBuilder b = new StringBuilder(8192);
        long nowMs = System.currentTimeMillis();
        char[] hex = "0123456789abcdef".toCharArray();
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + host + ":" + port
                + "\r\nUser-Agent: Webhooks/1.0 (https://fb.me/webhooks)\r\nAccept: */*\r\nContent-Type: application/json\r\n";
        for (int i = 0; i < n; i++) {
            b.setLength(0);
            int entries = rnd.nextDouble() * 100 < batchPct ? batchSize : 1;
            b.append("{\"object\":\"instagram\",\"entry\":[");
            for (int e = 0; e < entries; e++) {
                int rank = cdf == null ? rnd.nextInt(accounts) : rank(cdf, rnd.nextDouble());
                long account = ACCOUNT_BASE + 1 + (int) ((rank * 2654435761L) % accounts);
                int w = rnd.nextInt(weightSum), kind = 0;
                while (w >= kindWeights[kind]) w -= kindWeights[kind++];
                String mid = String.format("%s%s%08x%02x", MID_PREFIX, runId, i, e);
                long user = 1_000_000_000L + rnd.nextInt(900_000_000);
                long ts = nowMs - rnd.nextInt(2000);
                if (e > 0) b.append(',');
                b.append("{\"id\":\"")
                        .append(account)
                        .append("\",\"time\":")
                        .append(ts + 150)
                        .append(",\"messaging\":[{\"sender\":{\"id\":\"")
                        .append(kind == 3 ? account : user)
                        .append("\"},\"recipient\":{\"id\":\"")
                        .append(kind == 3 ? user : account)
                        .append("\"},\"timestamp\":")
                        .append(ts);
                switch (kind) {
                    case 0:
                        b.append(",\"message\":{\"mid\":\"")
                                .append(mid)
                                .append("\",\"text\":\"")
                                .append(text(rnd))
                                .append("\"}");
                        break;
                    case 1:
                        b.append(",\"read\":{\"mid\":\"").append(mid).append("\"}");
                        break;
                    case 2:
                        b.append(",\"reaction\":{\"mid\":\"")
                                .append(mid)
                                .append("\",\"action\":\"react\",\"reaction\":\"love\",\"emoji\":\"\\u2764\"}");
                        break;
                    default:
                        b.append(",\"message\":{\"mid\":\"")
                                .append(mid)
                                .append("\",\"text\":\"")
                                .append(text(rnd))
                                .append("\",\"is_echo\":true,\"app_id\":1234567890123456}");
                }
                b.append("}]}");
            }
            b.append("]}");
            eventCount[i] = entries;
            byte[] body = b.toString().getBytes(StandardCharsets.UTF_8);
            byte[] sig = mac.doFinal(body);
            if (badPct > 0 && rnd.nextDouble() * 100 < badPct) {
                bad[i] = true;
                sig[0] ^= 1;
            }
            StringBuilder h = new StringBuilder(400).append(head).append("X-Hub-Signature-256: sha256=");
            for (byte x : sig) h.append(hex[(x >> 4) & 15]).append(hex[x & 15]);
            h.append("\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
            byte[] hb = h.toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] r = Arrays.copyOf(hb, hb.length + body.length);
            System.arraycopy(body, 0, r, hb.length, body.length);
            requests[i] = r;
        }
    }

    static int rank(double[] cdf, double u) {
        int i = Arrays.binarySearch(cdf, u);
        return Math.min(i < 0 ? -i - 1 : i, cdf.length - 1);
    }

    static final String[] WORDS =
            ("hello doctor can I book an appointment for tomorrow morning please thanks I have a question about "
                            + "the price of whitening merhaba randevu almak istiyorum \u015fi\u015flik a\u011fr\u0131 var \ud83d\ude0a")
                    .split(" ");

    static String text(Random r) {
        StringBuilder s = new StringBuilder();
        int k = 1 + r.nextInt(24);
        for (int i = 0; i < k; i++) {
            if (i > 0) s.append(' ');
            s.append(WORDS[r.nextInt(WORDS.length)]);
        }
        return s.toString();
    }

    // ------------------------------------------------------------------ connections

    static final class Conn {
        SocketChannel ch;
        SelectionKey key;
        final ByteBuffer outBuf = ByteBuffer.allocateDirect(256 * 1024), in = ByteBuffer.allocateDirect(64 * 1024);
        volatile int cur = -1;
        long retryAt;
        boolean connected, closing;

        /**
         * Writes request i. Called by whoever owns the idle connection; its next owner may come before its last one has
         * left. False when the socket is gone.
         */
        synchronized boolean send(int i) {
            cur = i;
            outBuf.clear();
            outBuf.put(requests[i]);
            outBuf.flip();
            sent[i] = System.nanoTime();
            try {
                while (outBuf.hasRemaining()) {
                    if (ch.write(outBuf) == 0) Thread.onSpinWait();
                }
                return true;
            } catch (IOException e) {
                return false;
            } // the reader sees the closed socket and does the accounting
        }

        /** Consumes what is readable; returns the status of a complete response, 0 if incomplete, -1 if closed. */
        int read() {
            try {
                int n = ch.read(in);
                if (n < 0) return -1;
            } catch (IOException e) {
                return -1;
            }
            int end = in.position(), h = -1;
            for (int i = 3; i < end; i++) {
                if (in.get(i) == '\n' && in.get(i - 1) == '\r' && in.get(i - 2) == '\n' && in.get(i - 3) == '\r') {
                    h = i + 1;
                    break;
                }
            }
            if (h < 0) return 0;
            int st = (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + (in.get(11) - '0');
            int len = 0;
            boolean chunked = false;
            // header lines: look for content-length / transfer-encoding
            int p = 0;
            while (p < h) {
                int eol = p;
                while (in.get(eol) != '\n') eol++;
                int c = in.get(p) | 0x20;
                if (c == 'c' && eol - p > 16 && match(p, "content-length:")) {
                    int q = p + 15;
                    len = 0;
                    for (; q < eol; q++) {
                        int d = in.get(q);
                        if (d >= '0' && d <= '9') len = len * 10 + d - '0';
                    }
                } else if (c == 'c' && eol - p >= 17 && match(p, "connection: close")) {
                    closing = true; // the server ends this connection after the reply, e.g. Tomcat every 100 requests
                } else if (c == 't' && match(p, "transfer-encoding:")) chunked = true;
                p = eol + 1;
            }
            if (chunked) {
                // good enough for a short reply: the last chunk ends with 0\r\n\r\n
                if (end - h >= 5 && in.get(end - 5) == '0' && in.get(end - 4) == '\r' && in.get(end - 2) == '\r') {
                    in.clear();
                    return st;
                }
                return 0;
            }
            if (end - h < len) return 0;
            in.clear(); // no pipelining, so nothing can follow
            return st;
        }

        boolean match(int at, String s) {
            for (int i = 0; i < s.length(); i++) if ((in.get(at + i) | 0x20) != (s.charAt(i) | 0x20)) return false;
            return true;
        }
    }

    static Conn[] conns;

    static boolean connect(Conn c, Selector sel) {
        try {
            c.ch = SocketChannel.open();
            c.ch.setOption(StandardSocketOptions.TCP_NODELAY, true);
            c.ch.connect(new InetSocketAddress(host, port)); // loopback: blocking connect is instant
            c.ch.configureBlocking(false);
            c.key = c.ch.register(sel, SelectionKey.OP_READ, c);
            c.in.clear();
            c.connected = true;
            c.closing = false;
            return true;
        } catch (IOException e) {
            try {
                c.ch.close();
            } catch (IOException ignored) {
            }
            c.connected = false;
            c.retryAt = System.nanoTime() + 20_000_000L;
            return false;
        }
    }

    static void lost(Conn c) {
        try {
            c.key.cancel();
            c.ch.close();
        } catch (Exception ignored) {
        }
        c.connected = false;
        c.retryAt = System.nanoTime() + 20_000_000L;
        int i = c.cur;
        if (i >= 0) {
            done[i] = System.nanoTime();
            status[i] = -1;
            finished++;
            c.cur = -1;
        }
    }

    static long epochMicros() {
        java.time.Instant i = java.time.Instant.now();
        return i.getEpochSecond() * 1_000_000L + i.getNano() / 1000;
    }

    /** Fixes t0 and ties nanoTime to the wall clock: the tightest of 50 sandwiched readings. */
    static void clockStart() {
        long bestGap = Long.MAX_VALUE, mono = 0, wall = 0;
        for (int i = 0; i < 50; i++) {
            long a = System.nanoTime(), w = epochMicros(), b = System.nanoTime();
            if (b - a < bestGap) {
                bestGap = b - a;
                mono = (a + b) / 2;
                wall = w;
            }
        }
        t0 = System.nanoTime() + 50_000_000L;
        t0EpochMicros = wall + (t0 - mono) / 1000;
    }

    // ------------------------------------------------------------------ closed loop: one thread, always busy

    static void runClosed(int n) throws Exception {
        Selector sel = Selector.open();
        conns = new Conn[connections];
        for (int i = 0; i < connections; i++) {
            conns[i] = new Conn();
            if (!connect(conns[i], sel)) throw new IOException("cannot connect to " + port);
        }
        clockStart();
        while (System.nanoTime() < t0) Thread.onSpinWait();
        long end = t0 + (long) (duration * 1e9);
        int next = 0, inFlight = 0;
        for (Conn c : conns)
            if (next < n) {
                due[next] = System.nanoTime();
                if (c.send(next)) inFlight++;
                else lost(c);
                next++;
            }
        long last = end + drainMs * 1_000_000L;
        while (true) {
            long now = System.nanoTime();
            boolean feeding = now < end && next < n;
            if (!feeding && inFlight == 0 || now > last) break;
            sel.select(10);
            Iterator<SelectionKey> it = sel.selectedKeys().iterator();
            while (it.hasNext()) {
                SelectionKey k = it.next();
                it.remove();
                if (!k.isValid()) continue;
                Conn c = (Conn) k.attachment();
                int st = c.read();
                if (st == 0) continue;
                if (c.cur >= 0) inFlight--;
                if (st < 0) {
                    lost(c);
                    continue;
                }
                long t = System.nanoTime();
                done[c.cur] = t;
                status[c.cur] = (short) st;
                finished++;
                c.cur = -1;
                if (c.closing) {
                    lost(c);
                    if (!connect(c, sel)) continue;
                }
                if (t < end && next < n) {
                    due[next] = t;
                    c.send(next++);
                    inFlight++;
                }
            }
            if (feeding)
                for (Conn c : conns)
                    if (!c.connected && System.nanoTime() > c.retryAt && connect(c, sel) && next < n) {
                        due[next] = System.nanoTime();
                        c.send(next++);
                        inFlight++;
                    }
        }
        issued = next;
    }

    // ------------------------------------------------------------------ open loop: a pacer sends, this thread reads

    static final ConcurrentLinkedQueue<Conn> idle = new ConcurrentLinkedQueue<>();
    static final ConcurrentLinkedQueue<Integer> waiting = new ConcurrentLinkedQueue<>();
    static final AtomicInteger busyMax = new AtomicInteger();

    static void runOpen(int n) throws Exception {
        Selector sel = Selector.open();
        conns = new Conn[connections];
        for (int i = 0; i < connections; i++) {
            conns[i] = new Conn();
            if (!connect(conns[i], sel)) throw new IOException("cannot connect to " + port);
            idle.add(conns[i]);
        }
        clockStart();
        Random r = new Random(seed + 1);
        double at = 0;
        for (int i = 0; i < n; i++) {
            due[i] = t0 + (long) (at * 1e9);
            at += arrival.equals("poisson") ? -Math.log(1 - r.nextDouble()) / rate : 1 / rate;
        }
        Thread pacer = new Thread(
                () -> {
                    for (int i = 0; i < n; i++) {
                        long wait;
                        while ((wait = due[i] - System.nanoTime()) > 0) {
                            if (wait > 20_000) LockSupport.parkNanos(wait - 10_000);
                            else Thread.onSpinWait();
                        }
                        // keep order: older requests that found no idle connection go first
                        waiting.add(i);
                        issued = i + 1;
                        dispatch();
                    }
                },
                "pacer");
        pacer.setPriority(Thread.MAX_PRIORITY);
        pacer.start();
        long last = due[n - 1] + drainMs * 1_000_000L;
        while (finished < n && System.nanoTime() < last) {
            sel.select(5);
            Iterator<SelectionKey> it = sel.selectedKeys().iterator();
            while (it.hasNext()) {
                SelectionKey k = it.next();
                it.remove();
                if (!k.isValid()) continue;
                Conn c = (Conn) k.attachment();
                int st = c.read();
                if (st == 0) continue;
                if (st < 0) {
                    idle.remove(c);
                    lost(c);
                    continue;
                }
                done[c.cur] = System.nanoTime();
                status[c.cur] = (short) st;
                finished++;
                c.cur = -1;
                if (c.closing) {
                    lost(c);
                    if (!connect(c, sel)) continue;
                }
                idle.add(c);
            }
            if (!waiting.isEmpty()) dispatch();
            for (Conn c : conns)
                if (!c.connected && System.nanoTime() > c.retryAt && connect(c, sel)) {
                    idle.add(c);
                    dispatch();
                }
        }
        pacer.join(2000);
    }

    static void dispatch() {
        while (true) {
            if (waiting.isEmpty()) return;
            Conn c = idle.poll();
            if (c == null) return;
            Integer i = waiting.poll();
            if (i == null) {
                idle.add(c);
                return;
            }
            c.send(i);
        }
    }

    // ------------------------------------------------------------------ reporting

    static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean)
                                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    static double pct(long[] sorted, double p) {
        if (sorted.length == 0) return -1;
        int i = (int) Math.ceil(p / 100 * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, i))] / 1000.0; // µs
    }

    static String dist(long[] v) {
        Arrays.sort(v);
        double mean = Arrays.stream(v).average().orElse(-1000) / 1000.0;
        return String.format(
                Locale.ROOT,
                "{\"count\":%d,\"mean\":%.1f,\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"p999\":%.1f,\"max\":%.1f}",
                v.length,
                mean,
                pct(v, 50),
                pct(v, 90),
                pct(v, 99),
                pct(v, 99.9),
                v.length == 0 ? -1 : v[v.length - 1] / 1000.0);
    }

    static void report(int n, boolean open, double genSec, double cpuUsed) throws IOException {
        TreeMap<Integer, Integer> byStatus = new TreeMap<>();
        int acked = 0;
        long ackedEvents = 0, bytes = 0, lastDone = t0;
        long[] lat = new long[issued], svc = new long[issued], lag = new long[issued];
        int k = 0, s = 0;
        for (int i = 0; i < issued; i++) {
            byStatus.merge((int) status[i], 1, Integer::sum);
            if (sent[i] != 0) lag[s++] = sent[i] - due[i];
            if (status[i] >= 200 && status[i] < 300) {
                acked++;
                ackedEvents += eventCount[i];
                bytes += requests[i].length;
                lat[k] = done[i] - due[i];
                svc[k] = done[i] - sent[i];
                k++;
                lastDone = Math.max(lastDone, done[i]);
            }
        }
        double span = Math.max(1e-9, (lastDone - t0) / 1e9);
        StringBuilder errors = new StringBuilder();
        byStatus.forEach((st, c) -> errors.append(errors.length() > 0 ? "," : "")
                .append('"')
                .append(st == 0 ? "unanswered" : st == -1 ? "connection_error" : String.valueOf(st))
                .append("\":")
                .append(c));
        String json = String.format(
                Locale.ROOT,
                "{\"mode\":\"%s\",\"run_id\":\"%s\",\"rate\":%.1f,\"duration_s\":%.1f,\"connections\":%d,\"accounts\":%d,\"prepared\":%d,\"issued\":%d,"
                        + "\"exhausted\":%b,\"acked\":%d,\"acked_events\":%d,\"span_s\":%.3f,\"acks_per_s\":%.1f,\"avg_request_bytes\":%d,\"status\":{%s},"
                        + "\"ack_latency_us\":%s,\"service_time_us\":%s,\"send_lag_us\":%s,\"generate_s\":%.2f,\"loadgen_cpu_s\":%.2f,\"t0_epoch_us\":%d}",
                open ? "open" : "closed",
                runId,
                open ? rate : 0,
                duration,
                connections,
                accounts,
                n,
                issued,
                !open && issued >= n,
                acked,
                ackedEvents,
                span,
                acked / span,
                acked == 0 ? 0 : bytes / acked,
                errors,
                dist(Arrays.copyOf(lat, k)),
                dist(Arrays.copyOf(svc, k)),
                dist(Arrays.copyOf(lag, s)),
                genSec,
                cpuUsed,
                t0EpochMicros);
        if (out != null) Files.writeString(Path.of(out), json + "\n");
        System.out.println(json);
        if (log != null)
            try (BufferedWriter w = Files.newBufferedWriter(Path.of(log))) {
                w.write("seq,due_epoch_us,latency_us,status,events\n");
                for (int i = 0; i < issued; i++)
                    w.write(i + "," + (t0EpochMicros + (due[i] - t0) / 1000) + ","
                            + (done[i] == 0 ? -1 : (done[i] - due[i]) / 1000) + "," + status[i] + "," + eventCount[i]
                            + "\n");
            }
    }
}
