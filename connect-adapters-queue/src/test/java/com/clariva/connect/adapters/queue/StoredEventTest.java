package com.clariva.connect.adapters.queue;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.TRACE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.ReversibleSealing;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What versions that run side by side make of each other's events. */
class StoredEventTest {
    private static final QueuedEvent HELLO = new QueuedEvent(
            EventId.ofBytes(new byte[] {1}),
            ConversationKey.of(ADAS_PRACTICE + "/4711"),
            EventKind.MESSAGE,
            NOON,
            "hello".getBytes(UTF_8));
    private static final String OLD_HEADER = ADAS_PRACTICE + "/4711 message " + NOON.toEpochMilli();

    private final Sealing sealing = ReversibleSealing.withKeys("key");
    private final StoredEvent stored = new StoredEvent(sealing);

    @Test
    void eventOfWhichNoMoreIsKnownIsWrittenAsEver() {
        assertThat(header(stored.write(HELLO))).isEqualTo(OLD_HEADER);
    }

    @Test
    void eventOfAnOlderVersionHasNoTraceAndNobodyWhoSigned() {
        assertThat(stored.read(HELLO.id(), written(OLD_HEADER))).isEqualTo(HELLO);
    }

    @Test
    void kindThatOnlyANewerVersionKnowsIsUnrecognized() {
        String header = OLD_HEADER.replace(" message ", " story_poll ");

        assertThat(stored.read(HELLO.id(), written(header)).kind()).isEqualTo(EventKind.UNRECOGNIZED);
    }

    @Test
    void traceStandsWhereAnOlderVersionReadsNoMore() {
        QueuedEvent traced = HELLO.tracedBy(Optional.of(TRACE));

        byte[] written = stored.write(traced);

        assertThat(header(written)).isEqualTo(OLD_HEADER + ' ' + TRACE.line());
        assertThat(header(written).split(" ", -1)).startsWith(OLD_HEADER.split(" ", -1));
        assertThat(stored.read(HELLO.id(), written)).isEqualTo(traced);
        assertThat(stored.read(HELLO.id(), stored.resealed(HELLO.id(), written)))
                .isEqualTo(traced);
        assertThat(stored.sealed(HELLO.id(), written).conversation()).isEqualTo(HELLO.conversation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTAGRAM_APP_SECRET", "the old one", "=", "50%", "clé\n"})
    void nameOfTheSecretIsOneWordBeforeTheTrace(String name) {
        QueuedEvent signed = HELLO.signedWith(Optional.of(name));
        QueuedEvent traced = signed.tracedBy(Optional.of(TRACE));

        assertThat(stored.read(HELLO.id(), stored.write(signed))).isEqualTo(signed);
        assertThat(stored.read(HELLO.id(), stored.write(traced))).isEqualTo(traced);
        assertThat(header(stored.write(signed)).split(" ", -1)).hasSize(4);
        assertThat(header(stored.write(traced))).startsWith(OLD_HEADER + " =").endsWith(' ' + TRACE.line());
    }

    @Test
    void nameOfAVariableIsWrittenAsItIs() {
        byte[] written = stored.write(HELLO.signedWith(Optional.of("META_APP_SECRET_PREVIOUS")));

        assertThat(header(written)).isEqualTo(OLD_HEADER + " =META_APP_SECRET_PREVIOUS");
    }

    @Test
    void traceOfAnOlderVersionIsReadWithoutAName() {
        assertThat(stored.read(HELLO.id(), written(OLD_HEADER + ' ' + TRACE.line())))
                .isEqualTo(HELLO.tracedBy(Optional.of(TRACE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                " =",
                " = ",
                " =%zz",
                " = what a later version writes",
                " what a later version writes",
                " ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void whatIsNeitherNameNorTraceIsPassedOver(String more) {
        assertThat(stored.read(HELLO.id(), written(OLD_HEADER + more))).isEqualTo(HELLO);
    }

    private byte[] written(String header) {
        byte[] line = (header + '\n').getBytes(US_ASCII);
        byte[] sealed = sealing.seal(Purpose.EVENT, HELLO.id().value(), HELLO.body());
        byte[] whole = new byte[line.length + sealed.length];
        System.arraycopy(line, 0, whole, 0, line.length);
        System.arraycopy(sealed, 0, whole, line.length, sealed.length);
        return whole;
    }

    private static String header(byte[] stored) {
        String text = new String(stored, US_ASCII);
        return text.substring(0, text.indexOf('\n'));
    }
}
