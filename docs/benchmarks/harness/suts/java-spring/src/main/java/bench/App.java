package bench;

import com.fasterxml.jackson.databind.*;
import jakarta.annotation.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.redis.connection.stream.*;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.*;
import org.springframework.web.bind.annotation.*;

@SpringBootApplication
public class App {
    public static void main(String[] a) {
        SpringApplication.run(App.class, a);
    }
}

@RestController
class Hook {
    private final StringRedisTemplate redis;
    private final ObjectMapper json;
    private final SecretKeySpec key;

    Hook(StringRedisTemplate redis, ObjectMapper json, @Value("${app.secret}") String secret) {
        this.redis = redis;
        this.json = json;
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @GetMapping("/health")
    String health() {
        return "ok";
    }

    @PostMapping("/webhooks/instagram")
    ResponseEntity<String> hook(
            @RequestBody byte[] body, @RequestHeader(value = "X-Hub-Signature-256", required = false) String sig)
            throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        byte[] want = ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(StandardCharsets.US_ASCII);
        if (sig == null || !MessageDigest.isEqual(want, sig.getBytes(StandardCharsets.US_ASCII)))
            return ResponseEntity.status(401).build();
        JsonNode n;
        try {
            n = json.readTree(body);
        } catch (IOException e) {
            return ResponseEntity.badRequest().build();
        }
        if (!"instagram".equals(n.path("object").asText()))
            return ResponseEntity.notFound().build();
        redis.opsForStream()
                .add(StreamRecords.string(Map.of("d", new String(body, StandardCharsets.UTF_8)))
                        .withStreamKey("hook"));
        return ResponseEntity.ok("EVENT_RECEIVED");
    }
}

@Component
class WorkerLoop {
    private final StringRedisTemplate redis;
    private final JdbcTemplate db;
    private final ObjectMapper json;
    private final FileOutputStream sink;
    private final ExecutorService pool = Executors.newFixedThreadPool(10);
    private volatile boolean stop;

    WorkerLoop(StringRedisTemplate redis, JdbcTemplate db, ObjectMapper json, @Value("${app.sink}") String path)
            throws IOException {
        this.redis = redis;
        this.db = db;
        this.json = json;
        sink = new FileOutputStream(path, true);
    }

    @PostConstruct
    void start() {
        try {
            redis.opsForStream().createGroup("hook", ReadOffset.from("0"), "g");
        } catch (Exception exists) {
        }
        Thread.ofPlatform().name("worker").daemon().start(this::loop);
    }

    @SuppressWarnings("unchecked")
    void loop() {
        while (!stop) {
            try {
                List<MapRecord<String, Object, Object>> got = redis.opsForStream()
                        .read(
                                Consumer.from("g", "c"),
                                StreamReadOptions.empty().count(100).block(Duration.ofSeconds(1)),
                                StreamOffset.create("hook", ReadOffset.lastConsumed()));
                if (got == null || got.isEmpty()) continue;
                List<Future<?>> all = new ArrayList<>();
                for (MapRecord<String, Object, Object> r : got)
                    all.add(pool.submit(() -> {
                        handle((String) r.getValue().get("d"));
                        return null;
                    }));
                for (Future<?> f : all) f.get();
                RecordId[] ids = got.stream().map(MapRecord::getId).toArray(RecordId[]::new);
                redis.opsForStream().acknowledge("hook", "g", ids);
                redis.opsForStream().delete("hook", ids);
            } catch (Exception e) {
                try {
                    Thread.sleep(200);
                } catch (InterruptedException x) {
                    return;
                }
            }
        }
    }

    void handle(String body) throws Exception {
        for (JsonNode e : json.readTree(body).path("entry")) {
            List<String> d = db.queryForList(
                    "SELECT doctor_id::text FROM doctor_instagram WHERE instagram_page_id=?",
                    String.class,
                    e.path("id").asText());
            if (d.isEmpty()) continue;
            Instant now = Instant.now();
            long us = now.getEpochSecond() * 1_000_000L + now.getNano() / 1000;
            StringBuilder s = new StringBuilder();
            for (JsonNode m : e.path("messaging"))
                for (String k : new String[] {"message", "read", "reaction"})
                    if (m.has(k))
                        s.append(m.path(k).path("mid").asText())
                                .append(' ')
                                .append(us)
                                .append('\n');
            byte[] out = s.toString().getBytes(StandardCharsets.US_ASCII);
            synchronized (sink) {
                sink.write(out);
            }
        }
    }

    @PreDestroy
    void end() {
        stop = true;
    }
}
