package com.clariva.connect.app.http;

import com.clariva.connect.core.linking.LinkRefusal;
import io.javalin.http.HttpStatus;

/** A link that was not made, as an error of the API. */
final class LinkProblems {
    private LinkProblems() {}

    static HttpRefusal of(LinkRefusal reason) {
        return new HttpRefusal(
                status(reason), reason.label(), PageTexts.of(reason).whatHappened());
    }

    private static HttpStatus status(LinkRefusal reason) {
        return switch (reason) {
            case MISSING_CODE_OR_STATE, STATE_INVALID -> HttpStatus.BAD_REQUEST;
            case ACCESS_DENIED -> HttpStatus.FORBIDDEN;
            case ACCOUNT_ALREADY_LINKED, ACCOUNT_CHANGED -> HttpStatus.CONFLICT;
            case MISSING_PERMISSIONS, NOT_PROFESSIONAL, CODE_REJECTED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case INSTAGRAM_UNAVAILABLE, STORAGE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
