package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.core.Refusal.ACCOUNT_RESTRICTED;
import static com.clariva.connect.core.Refusal.BUG;
import static com.clariva.connect.core.Refusal.MESSAGES_SWITCHED_OFF;
import static com.clariva.connect.core.Refusal.PERMISSION_MISSING;
import static com.clariva.connect.core.Refusal.RECIPIENT_GONE;
import static com.clariva.connect.core.Refusal.RECONNECT_NEEDED;
import static com.clariva.connect.core.Refusal.TEMPORARY;
import static com.clariva.connect.core.Refusal.THREAD_OWNED_BY_OTHER_APP;
import static com.clariva.connect.core.Refusal.THROTTLED;
import static com.clariva.connect.core.Refusal.WINDOW_CLOSED;

import com.clariva.connect.core.Refusal;
import java.util.List;
import java.util.Optional;

/** What Instagram's error codes mean. The first row that fits counts: subcodes stand above their code. */
final class ErrorTable {
    private static final long ANY = -1;

    private static final List<Row> ROWS = List.of(
            row(1, ANY, TEMPORARY),
            row(2, ANY, TEMPORARY),
            row(3, ANY, PERMISSION_MISSING),
            row(4, ANY, THROTTLED),
            row(17, ANY, THROTTLED),
            row(32, ANY, THROTTLED),
            row(341, ANY, THROTTLED),
            row(429, ANY, THROTTLED),
            row(613, ANY, THROTTLED),
            row(80002, ANY, THROTTLED),
            row(80006, ANY, THROTTLED),
            row(ANY, 2534013, THROTTLED),
            row(2534013, ANY, THROTTLED),
            row(368, ANY, ACCOUNT_RESTRICTED),
            row(ANY, 2534122, ACCOUNT_RESTRICTED),
            row(10, 1893063, ACCOUNT_RESTRICTED),
            row(10, 2534022, WINDOW_CLOSED),
            row(10, 2018278, WINDOW_CLOSED),
            row(10, 2018300, THREAD_OWNED_BY_OTHER_APP),
            row(10, ANY, PERMISSION_MISSING),
            row(100, 2534014, RECIPIENT_GONE),
            row(100, 2018001, RECIPIENT_GONE),
            row(100, 2534001, RECIPIENT_GONE),
            row(100, 2534025, RECIPIENT_GONE),
            row(100, 2534029, ACCOUNT_RESTRICTED),
            row(100, ANY, BUG),
            row(190, ANY, RECONNECT_NEEDED),
            row(200, 2534041, MESSAGES_SWITCHED_OFF),
            row(200, ANY, PERMISSION_MISSING),
            row(551, ANY, RECIPIENT_GONE),
            row(10900, ANY, RECIPIENT_GONE),
            row(10903, ANY, RECIPIENT_GONE),
            row(10904, ANY, RECIPIENT_GONE),
            row(2500, ANY, BUG));

    private ErrorTable() {}

    static Optional<Refusal> meaning(long code, Optional<Long> subcode) {
        return ROWS.stream()
                .filter(row -> row.code == ANY || row.code == code)
                .filter(row -> row.subcode == ANY
                        || subcode.filter(sub -> sub == row.subcode).isPresent())
                .map(Row::refusal)
                .findFirst();
    }

    private static Row row(long code, long subcode, Refusal refusal) {
        return new Row(code, subcode, refusal);
    }

    private record Row(long code, long subcode, Refusal refusal) {}
}
