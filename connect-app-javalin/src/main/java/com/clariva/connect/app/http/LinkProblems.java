package com.clariva.connect.app.http;

import com.clariva.connect.app.page.Language;
import com.clariva.connect.app.page.Notice;
import com.clariva.connect.app.page.Texts;
import com.clariva.connect.core.linking.LinkOutcome;
import com.clariva.connect.core.linking.LinkRefusal;
import io.javalin.http.HttpStatus;
import java.time.Instant;

/** A link that was not made, as an error of the API. */
final class LinkProblems {
    private LinkProblems() {}

    static HttpRefusal of(LinkRefusal reason) {
        return of(new LinkOutcome.Refused(reason), Instant.EPOCH);
    }

    /** @param now UTC */
    static HttpRefusal of(LinkOutcome.Refused refused, Instant now) {
        LinkRefusal reason = refused.reason();
        return new HttpRefusal(
                status(reason),
                reason.label(),
                Notice.of(reason).whatHappened(Texts.in(Language.ENGLISH)),
                refused.retryAfter().map(now::plus));
    }

    private static HttpStatus status(LinkRefusal reason) {
        return switch (reason) {
            case MISSING_CODE_OR_STATE, STATE_INVALID -> HttpStatus.BAD_REQUEST;
            case ACCESS_DENIED -> HttpStatus.FORBIDDEN;
            case ACCOUNT_ALREADY_LINKED, ACCOUNT_CHANGED -> HttpStatus.CONFLICT;
            case MISSING_PERMISSIONS, NOT_PROFESSIONAL, APP_NOT_APPROVED, ACCOUNT_RESTRICTED, CODE_REJECTED ->
                HttpStatus.UNPROCESSABLE_CONTENT;
            case TRY_LATER -> HttpStatus.TOO_MANY_REQUESTS;
            case INSTAGRAM_UNAVAILABLE, STORAGE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
