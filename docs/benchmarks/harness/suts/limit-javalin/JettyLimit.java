import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.*;
import java.util.concurrent.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.*;
import org.eclipse.jetty.util.*;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The same job on Jetty's own handler API, without servlets and Javalin. MODE=http|hmac|full as in JavalinLimit. */
public final class JettyLimit {
    public static void main(String[] a) throws Exception {
        String mode = JavalinLimit.env("MODE", "full");
        byte[] secret = System.getenv("APP_SECRET").getBytes(), ok = "EVENT_RECEIVED".getBytes();
        ThreadLocal<Mac> macs = ThreadLocal.withInitial(() -> {
            try {
                Mac m = Mac.getInstance("HmacSHA256");
                m.init(new SecretKeySpec(secret, "HmacSHA256"));
                return m;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        JavalinLimit.Own redis = null;
        if (mode.equals("full")) {
            new Thread(Limit::worker, "worker").start();
            redis = new JavalinLimit.Own();
        }
        JavalinLimit.Own r = redis;
        Server s = new Server(new QueuedThreadPool(20, 4));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        ServerConnector k = new ServerConnector(s, 1, 1, new HttpConnectionFactory(http));
        k.setHost("127.0.0.1");
        k.setPort(Integer.parseInt(System.getenv("PORT")));
        s.addConnector(k);
        s.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request q, Response p, Callback cb) {
                if (q.getMethod().equals("GET")) {
                    p.write(true, ByteBuffer.wrap(ok), cb);
                    return true;
                }
                Content.Source.asByteBuffer(q, new Promise<ByteBuffer>() {
                    @Override
                    public void succeeded(ByteBuffer b) {
                        if (mode.equals("http")) {
                            p.write(true, ByteBuffer.wrap(ok), cb);
                            return;
                        }
                        byte[] body = new byte[b.remaining()];
                        b.get(body);
                        String sig = q.getHeaders().get("X-Hub-Signature-256");
                        if (sig == null
                                || sig.length() != 71
                                || !MessageDigest.isEqual(
                                        macs.get().doFinal(body), HexFormat.of().parseHex(sig, 7, 71))) {
                            p.setStatus(401);
                            p.write(true, null, cb);
                            return;
                        }
                        if (mode.equals("hmac")) {
                            p.write(true, ByteBuffer.wrap(ok), cb);
                            return;
                        }
                        r.add(body).whenComplete((id, e) -> {
                            if (e != null) p.setStatus(503);
                            p.write(true, e != null ? null : ByteBuffer.wrap(ok), cb);
                        });
                    }

                    @Override
                    public void failed(Throwable t) {
                        cb.failed(t);
                    }
                });
                return true;
            }
        });
        s.start();
    }
}
