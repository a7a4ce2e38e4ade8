package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.retention.Retention;
import java.time.Duration;

/**
 * Use case: what has to be deleted is, until nothing is left.
 *
 * <p>The requests are the list of work. Who dies over it leaves them to the next; what is deleted twice does
 * no harm. One is finished only when it has been there for a minute and a look has found nothing: what was
 * being handled when it came has been settled by then.
 */
public final class FinishDeletions {
    private static final String WORK = "deletions";

    /** A little less than the minute after which it comes round. */
    private static final Duration TURN = Duration.ofSeconds(50);

    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final int AT_ONCE = 1000;

    private final DeletionRequests requests;
    private final EraseAccount eraseAccount;
    private final Retention retention;
    private final PrivacyReport report;

    public FinishDeletions(
            DeletionRequests requests, EraseAccount eraseAccount, Retention retention, PrivacyReport report) {
        this.requests = requireNonNull(requests, "requests is null");
        this.eraseAccount = requireNonNull(eraseAccount, "eraseAccount is null");
        this.retention = requireNonNull(retention, "retention is null");
        this.report = requireNonNull(report, "report is null");
    }

    /** Called every minute, on every instance; one of them does it. */
    public void sweep() {
        if (retention.takeTurn(WORK, TURN)) {
            requests.unfinished(AT_ONCE).forEach(this::workOn);
        }
    }

    /** A first try, when the request has just come. */
    void begin(ConfirmationCode code) {
        try {
            requests.unfinished(AT_ONCE).stream()
                    .filter(deletion -> deletion.code().equals(code))
                    .forEach(this::workOn);
        } catch (ConnectException e) {
            report.notYet(e);
        }
    }

    /** One that cannot be done now keeps no other waiting. */
    private void workOn(Deletion deletion) {
        try {
            long untouched = deletion.accounts().stream()
                    .filter(eraseAccount::foundNothingOf)
                    .count();
            if (untouched == deletion.accounts().size() && deletion.age().compareTo(SETTLED) >= 0) {
                requests.finish(deletion.code());
                report.finished(deletion);
            }
        } catch (ConnectException e) {
            report.notYet(e);
        }
    }
}
