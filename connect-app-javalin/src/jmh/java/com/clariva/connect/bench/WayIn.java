package com.clariva.connect.bench;

import com.clariva.connect.app.http.Signatures;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.deadletter.EraseUnsent;
import com.clariva.connect.core.eventlog.EventLogBuffer;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.trace.Tracing;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.core.webhook.RawDelivery;
import com.clariva.connect.core.webhook.Reading;
import com.clariva.connect.core.webhook.Receipt;
import com.clariva.connect.core.webhook.ReceiveWebhook;
import com.clariva.connect.core.webhook.ReceptionReport;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is done with a delivery before it is stored, piece by piece, in the process alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WayIn {
    private static final Secret SECRET = Secret.of("bench-secret");

    private final byte[] body = Samples.delivery(1);
    private final EventReader reader = Samples.reader();
    private final Sealing sealing = Samples.sealing();
    private final String id = EventId.ofBytes(body).value();
    private final byte[] sealed = sealing.seal(Purpose.EVENT, id, body);
    private final Optional<String> signature = Optional.of(Signatures.sha256(SECRET, body));
    private final ReceiveWebhook verifyOnly = receiving(bytes -> new Reading(List.of(), Optional.empty()));

    /** The signature is checked, and nothing is read. */
    @Benchmark
    public CompletionStage<Receipt> verify() {
        return verifyOnly.receive(new RawDelivery(body, signature, false, Samples.NOW));
    }

    @Benchmark
    public Reading read() {
        return reader.read(body);
    }

    @Benchmark
    public byte[] seal() {
        return sealing.seal(Purpose.EVENT, id, body);
    }

    @Benchmark
    public byte[] open() {
        return sealing.open(Purpose.EVENT, id, sealed);
    }

    private static ReceiveWebhook receiving(EventReader reader) {
        ManualClock clock = new ManualClock();
        InMemoryStorage storage = new InMemoryStorage(clock);
        InMemoryEventQueue queue = new InMemoryEventQueue(clock);
        return new ReceiveWebhook(
                List.of(new NamedSecret("INSTAGRAM_APP_SECRET", SECRET)),
                reader,
                new ReceiveWebhook.Stores(
                        queue, storage.deadLetters(), new EraseUnsent(queue, storage.deadLetters(), storage.replyTexts())),
                Runnable::run,
                new ReceiveWebhook.Watch(
                        new ReceptionReport(
                                Observer.NONE,
                                storage.auditLog(),
                                new EventLogBuffer(storage.eventLog()),
                                clock),
                        Tracing.CARRYING));
    }
}
