import java.util.*;
import java.util.concurrent.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over 500-byte bodies: operations per second, best of three 1-second rounds, 1 and 2 threads. */
public final class HmacBench {
    static volatile int sinkhole;

    static long round(int threads, boolean fresh) throws Exception {
        ExecutorService ex = Executors.newFixedThreadPool(threads);
        List<Future<Long>> fs = new ArrayList<>();
        for (int t = 0; t < threads; t++)
            fs.add(ex.submit(() -> {
                SecretKeySpec k = new SecretKeySpec("bench-secret".getBytes(), "HmacSHA256");
                Mac m = Mac.getInstance("HmacSHA256");
                m.init(k);
                byte[] b = new byte[500];
                new Random(1).nextBytes(b);
                long n = 0, end = System.nanoTime() + 1_000_000_000L;
                while (System.nanoTime() < end)
                    for (int i = 0; i < 200; i++) {
                        if (fresh) {
                            m = Mac.getInstance("HmacSHA256");
                            m.init(k);
                        }
                        b[i] ^= 1;
                        sinkhole += m.doFinal(b)[0];
                        n++;
                    }
                return n;
            }));
        long s = 0;
        for (Future<Long> f : fs) s += f.get();
        ex.shutdown();
        return s;
    }

    public static void main(String[] a) throws Exception {
        for (boolean fresh : new boolean[] {false, true})
            for (int threads : new int[] {1, 2}) {
                round(threads, fresh);
                long[] v = new long[3];
                for (int i = 0; i < 3; i++) v[i] = round(threads, fresh);
                Arrays.sort(v);
                System.out.println((fresh ? "Mac.getInstance per call" : "Mac reused") + ", " + threads + " thread(s): "
                        + v[0] + " / " + v[1] + " / " + v[2] + " per s");
            }
    }
}
