package com.clariva.connect.core.webhook;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.testkit.EventReaderContract;
import com.clariva.connect.testkit.LineEventReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

class LineEventReaderTest extends EventReaderContract {

    @Override
    protected EventReader reader() {
        return new LineEventReader();
    }

    @Override
    protected byte[] delivery(Instant sentAt, Wrote... messages) {
        Stream<String> lines = Arrays.stream(messages).map(LineEventReaderTest::line);
        return LineEventReader.delivery(
                Stream.concat(Stream.of("sent|" + sentAt), lines).toArray(String[]::new));
    }

    @Override
    protected byte[] deliveryWithNumbers(Wrote message) {
        return LineEventReader.delivery(line(message));
    }

    @Override
    protected byte[] deliveryWithRubbishBetween(Wrote before, Wrote after) {
        return LineEventReader.delivery(line(before), "rubbish", line(after));
    }

    @Override
    protected byte[] deliveryFromTheFuture(Instant sentAt) {
        return LineEventReader.delivery(
                "sent|" + sentAt, "brand_new_thing|17841400000000001|-|x|1795200000123|whatever");
    }

    private static String line(Wrote message) {
        return LineEventReader.message(
                new InstagramId(message.account()), new InstagramId(message.person()), message.mid(), message.text());
    }
}
