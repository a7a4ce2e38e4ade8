import java.io.*;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.util.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Not a product: the floor. What the job costs when nothing but the job is done.
 * One I/O thread: epoll, hand-parsed HTTP/1.1, HMAC-SHA256 check, one pipelined XADD per delivery on one Redis
 * connection (everything read in one poll goes out in one write), 200 only after Redis answered.
 * One worker thread: XREADGROUP COUNT 512, account lookup through PostgreSQL with a cache in front,
 * sink line per event, one XACK + XDEL per batch.
 * MODE=http only answers 200 (HTTP ceiling); MODE=hmac also checks the signature; MODE=full (default) does everything.
 */
public final class Limit {
    static final String MODE = System.getenv().getOrDefault("MODE", "full");
    static final int PORT = Integer.parseInt(System.getenv("PORT")),
            REDIS = Integer.parseInt(System.getenv("REDIS_PORT"));
    static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(),
            NO = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n".getBytes(),
            BUSY = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n".getBytes();

    static final class Client {
        SocketChannel ch;
        ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    }

    public static void main(String[] a) throws Exception {
        if (MODE.equals("full")) new Thread(Limit::worker, "worker").start();
        Selector sel = Selector.open();
        ServerSocketChannel ss = ServerSocketChannel.open();
        ss.bind(new InetSocketAddress("127.0.0.1", PORT), 1024);
        ss.configureBlocking(false);
        ss.register(sel, SelectionKey.OP_ACCEPT);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(System.getenv("APP_SECRET").getBytes(), "HmacSHA256"));
        SocketChannel redis = null;
        SelectionKey rkey = null;
        ByteBuffer rin = ByteBuffer.allocate(1 << 20), rout = ByteBuffer.allocate(64 << 20);
        ByteBuffer okBuf = ByteBuffer.allocateDirect(OK.length);
        okBuf.put(OK);
        okBuf.flip();
        ArrayDeque<Client> awaiting = new ArrayDeque<>();
        if (MODE.equals("full")) {
            redis = SocketChannel.open(new InetSocketAddress("127.0.0.1", REDIS));
            redis.setOption(StandardSocketOptions.TCP_NODELAY, true);
            redis.configureBlocking(false);
            rkey = redis.register(sel, SelectionKey.OP_READ);
        }
        byte[] pre = "*5\r\n$4\r\nXADD\r\n$4\r\nhook\r\n$1\r\n*\r\n$1\r\nd\r\n$".getBytes();
        while (true) {
            sel.select();
            for (Iterator<SelectionKey> it = sel.selectedKeys().iterator(); it.hasNext(); ) {
                SelectionKey k = it.next();
                it.remove();
                if (!k.isValid()) continue;
                if (k.isAcceptable()) {
                    SocketChannel ch;
                    while ((ch = ss.accept()) != null) {
                        ch.configureBlocking(false);
                        ch.setOption(StandardSocketOptions.TCP_NODELAY, true);
                        Client c = new Client();
                        c.ch = ch;
                        ch.register(sel, SelectionKey.OP_READ, c);
                    }
                    continue;
                }
                if (k == rkey) {
                    if (redis.read(rin) < 0) System.exit(1);
                    rin.flip();
                    while (true) { // each reply: $len\r\nid\r\n, or an error line
                        int p = rin.position(), lim = rin.limit(), e = p;
                        while (e < lim && rin.get(e) != '\n') e++;
                        if (e >= lim) break;
                        boolean good = rin.get(p) == '$';
                        if (good) {
                            int l = 0;
                            for (int i = p + 1; i < e - 1; i++) l = l * 10 + rin.get(i) - '0';
                            if (lim - e - 1 < l + 2) break;
                            e += l + 2;
                        }
                        rin.position(e + 1);
                        Client c = awaiting.poll();
                        try {
                            if (good) {
                                okBuf.rewind();
                                c.ch.write(okBuf);
                            } else c.ch.write(ByteBuffer.wrap(BUSY));
                        } catch (IOException x) {
                            c.ch.close();
                        }
                    }
                    rin.compact();
                    continue;
                }
                Client c = (Client) k.attachment();
                try {
                    if (c.ch.read(c.in) < 0) {
                        c.ch.close();
                        continue;
                    }
                } catch (IOException x) {
                    c.ch.close();
                    continue;
                }
                byte[] b = c.in.array();
                int n = c.in.position();
                int h = headEnd(b, n);
                if (h < 0) continue;
                int len = intHeader(b, h, "content-length:");
                if (n - h < len) continue;
                c.in.clear();
                if (len == 0 || MODE.equals("http")) {
                    okBuf.rewind();
                    c.ch.write(okBuf);
                    continue;
                }
                mac.update(b, h, len);
                if (!sigOk(b, h, mac.doFinal())) {
                    c.ch.write(ByteBuffer.wrap(NO));
                    continue;
                }
                if (MODE.equals("hmac")) {
                    okBuf.rewind();
                    c.ch.write(okBuf);
                    continue;
                }
                rout.put(pre)
                        .put(Integer.toString(len).getBytes())
                        .put((byte) '\r')
                        .put((byte) '\n')
                        .put(b, h, len)
                        .put((byte) '\r')
                        .put((byte) '\n');
                awaiting.add(c);
            }
            if (redis != null && rout.position() > 0) {
                rout.flip();
                redis.write(rout);
                rout.compact();
                if (rout.position() > 0) sel.wakeup();
            }
        }
    }

    static int headEnd(byte[] b, int n) {
        for (int i = 3; i < n; i++)
            if (b[i] == '\n' && b[i - 1] == '\r' && b[i - 2] == '\n' && b[i - 3] == '\r') return i + 1;
        return -1;
    }

    static int find(byte[] b, int h, String name) { // start of the header's value, -1 if absent
        int p = 0;
        while (p < h) {
            int i = 0;
            while (i < name.length() && p + i < h && (b[p + i] | 0x20) == (name.charAt(i) | 0x20)) i++;
            if (i == name.length()) {
                p += i;
                while (b[p] == ' ') p++;
                return p;
            }
            while (p < h && b[p] != '\n') p++;
            p++;
        }
        return -1;
    }

    static int intHeader(byte[] b, int h, String name) {
        int p = find(b, h, name), v = 0;
        if (p < 0) return 0;
        while (b[p] >= '0' && b[p] <= '9') v = v * 10 + b[p++] - '0';
        return v;
    }

    static int nib(byte c) {
        return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    }

    static boolean sigOk(byte[] b, int h, byte[] want) {
        int p = find(b, h, "x-hub-signature-256:");
        if (p < 0) return false;
        p += 7;
        int diff = 0;
        for (int i = 0; i < 32; i++) diff |= want[i] ^ (byte) (nib(b[p + 2 * i]) << 4 | nib(b[p + 2 * i + 1]));
        return diff == 0;
    }

    // ------------------------------------------------------------------ worker

    static final class Resp {
        final InputStream in;
        final OutputStream out;

        Resp(Socket s) throws IOException {
            s.setTcpNoDelay(true);
            in = new BufferedInputStream(s.getInputStream(), 1 << 18);
            out = new BufferedOutputStream(s.getOutputStream(), 1 << 18);
        }

        void cmd(byte[]... a) throws IOException {
            out.write(by("*" + a.length + "\r\n"));
            for (byte[] x : a) {
                out.write(by("$" + x.length + "\r\n"));
                out.write(x);
                out.write('\r');
                out.write('\n');
            }
        }

        String line() throws IOException {
            StringBuilder s = new StringBuilder();
            int c;
            while ((c = in.read()) != '\r') {
                if (c < 0) throw new EOFException();
                s.append((char) c);
            }
            in.read();
            return s.toString();
        }

        Object reply() throws IOException {
            String l = line();
            char t = l.charAt(0);
            if (t == '+' || t == ':' || t == '-') return l;
            int n = Integer.parseInt(l.substring(1));
            if (n < 0) return null;
            if (t == '$') {
                byte[] b = in.readNBytes(n);
                in.read();
                in.read();
                return b;
            }
            Object[] r = new Object[n];
            for (int i = 0; i < n; i++) r[i] = reply();
            return r;
        }
    }

    static byte[] by(String s) {
        return s.getBytes(StandardCharsets.ISO_8859_1);
    }

    static void worker() {
        try (Socket s = new Socket("127.0.0.1", REDIS);
                Connection db = DriverManager.getConnection(System.getenv("JDBC_URL"));
                FileOutputStream sink = new FileOutputStream(System.getenv("SINK_FILE"), true)) {
            Resp r = new Resp(s);
            r.cmd(by("XGROUP"), by("CREATE"), by("hook"), by("g"), by("0"), by("MKSTREAM"));
            r.out.flush();
            r.reply();
            PreparedStatement q =
                    db.prepareStatement("SELECT doctor_id FROM doctor_instagram WHERE instagram_page_id=?");
            Map<String, String> cache = new HashMap<>();
            byte[] entry = by("{\"id\":\""), midKey = by("\"mid\":\"");
            ByteArrayOutputStream o = new ByteArrayOutputStream(1 << 17);
            while (true) {
                r.cmd(
                        by("XREADGROUP"),
                        by("GROUP"),
                        by("g"),
                        by("c"),
                        by("COUNT"),
                        by("512"),
                        by("BLOCK"),
                        by("1000"),
                        by("STREAMS"),
                        by("hook"),
                        by(">"));
                r.out.flush();
                Object[] got = (Object[]) r.reply();
                if (got == null) continue;
                Object[] msgs = (Object[]) ((Object[]) got[0])[1];
                byte[][] ack = new byte[msgs.length + 3][], del = new byte[msgs.length + 2][];
                ack[0] = by("XACK");
                ack[1] = by("hook");
                ack[2] = by("g");
                del[0] = by("XDEL");
                del[1] = by("hook");
                o.reset();
                for (int i = 0; i < msgs.length; i++) {
                    Object[] m = (Object[]) msgs[i];
                    ack[i + 3] = del[i + 2] = (byte[]) m[0];
                    byte[] d = (byte[]) ((Object[]) m[1])[1];
                    java.time.Instant now = java.time.Instant.now();
                    byte[] us = by(Long.toString(now.getEpochSecond() * 1_000_000L + now.getNano() / 1000));
                    int p = 0;
                    while ((p = indexOf(d, entry, p)) >= 0) {
                        p += entry.length;
                        int e = p;
                        while (d[e] != '"') e++;
                        if (d[e + 1] != ',' || d[e + 3] != 't') {
                            p = e;
                            continue;
                        } // a sender or recipient; an entry goes on with "time"
                        String page = new String(d, p, e - p, StandardCharsets.ISO_8859_1), doctor = cache.get(page);
                        if (doctor == null) {
                            q.setString(1, page);
                            try (ResultSet rs = q.executeQuery()) {
                                if (rs.next()) cache.put(page, doctor = rs.getString(1));
                            }
                        }
                        int ms = indexOf(d, midKey, e) + midKey.length, me = ms;
                        while (d[me] != '"') me++;
                        if (doctor != null) {
                            o.write(d, ms, me - ms);
                            o.write(' ');
                            o.write(us);
                            o.write('\n');
                        }
                        p = me;
                    }
                }
                sink.write(o.toByteArray());
                r.cmd(ack);
                r.cmd(del);
                r.out.flush();
                r.reply();
                r.reply();
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    static int indexOf(byte[] d, byte[] pat, int from) {
        outer:
        for (int i = from, end = d.length - pat.length; i <= end; i++) {
            for (int j = 0; j < pat.length; j++) if (d[i + j] != pat[j]) continue outer;
            return i;
        }
        return -1;
    }
}
