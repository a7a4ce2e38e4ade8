package com.clariva.connect.core.linking;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import java.time.Duration;
import java.util.Optional;

/** How linking ends when Instagram says no: by who can do something about it. */
final class LinkRefusals {
    /** Where Instagram does not say how long. */
    static final Duration USUAL_WAIT = Duration.ofMinutes(1);

    private LinkRefusals() {}

    /** Instagram did not take the code. */
    static LinkOutcome.Refused ofCode(InstagramError error) {
        return new LinkOutcome.Refused(
                error.cause() == ErrorCause.CHECKPOINT ? LinkRefusal.ACCOUNT_RESTRICTED : LinkRefusal.CODE_REJECTED);
    }

    /** Instagram did not take what the code bought, or wants no calls at the moment. */
    static LinkOutcome.Refused ofToken(ConnectException.InstagramRefused refused) {
        return switch (refused.refusal()) {
            case THROTTLED ->
                new LinkOutcome.Refused(
                        LinkRefusal.TRY_LATER, Optional.of(refused.retryAfter().orElse(USUAL_WAIT)));
            case TEMPORARY -> new LinkOutcome.Refused(LinkRefusal.INSTAGRAM_UNAVAILABLE);
            case ACCOUNT_RESTRICTED -> new LinkOutcome.Refused(LinkRefusal.ACCOUNT_RESTRICTED);
            default -> new LinkOutcome.Refused(byCause(refused));
        };
    }

    private static LinkRefusal byCause(ConnectException.InstagramRefused refused) {
        return switch (refused.error().cause()) {
            case UNKNOWN_CODE -> LinkRefusal.INSTAGRAM_UNAVAILABLE;
            case WRONG_APP_SECRET -> LinkRefusal.CODE_REJECTED;
            case TOKEN_NOT_PARSED -> LinkRefusal.APP_NOT_APPROVED;
            // A token that is a second old died of something that the person can look up in the Instagram app.
            default ->
                refused.refusal() == Refusal.RECONNECT_NEEDED
                        ? LinkRefusal.ACCOUNT_RESTRICTED
                        : LinkRefusal.APP_NOT_APPROVED;
        };
    }
}
