package com.clariva.connect.adapters.instagram;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.ErrorCause;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognises known texts in Instagram's errors. Nothing of a text leaves this class but names that Instagram itself
 * defines: it may be localised, and may quote what was sent.
 */
final class ErrorTexts {
    private static final int LONGEST = 4_000;
    private static final int MOST_NAMES = 40;
    private static final long BAD_PARAMETER = 100;
    private static final long WRONG_SECRET = 101;
    private static final long OBJECT_MISSING = 33;
    private static final long TOKEN_BAD = 190;
    private static final List<Long> CHECKPOINTS = List.of(459L, 464L, 490L);
    private static final List<Long> PERMISSIONS = List.of(3L, 10L, 200L);
    private static final Pattern ALLOWED = Pattern.compile("must be one of \\{([^{}]{1,3000})\\}");
    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z_]{1,39}\\b");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z_]{1,60}");

    private ErrorTexts() {}

    static ErrorCause cause(Answer answer) {
        if (answer.isThrottling()) {
            return ErrorCause.THROTTLED;
        }
        return ofText(text(answer))
                .or(() -> answer.error().map(ErrorTexts::ofCode))
                .orElse(ErrorCause.OTHER);
    }

    private static Optional<ErrorCause> ofText(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("invalid platform app")) {
            return Optional.of(ErrorCause.INVALID_PLATFORM_APP);
        }
        if (lower.contains("redirect_uri")) {
            return Optional.of(ErrorCause.REDIRECT_URI_MISMATCH);
        }
        if (lower.contains("matching code was not found") || lower.contains("authorization code has")) {
            return Optional.of(ErrorCause.CODE_USED_OR_EXPIRED);
        }
        if (lower.contains("error validating client secret")) {
            return Optional.of(ErrorCause.WRONG_APP_SECRET);
        }
        return lower.contains("cannot parse access token")
                ? Optional.of(ErrorCause.TOKEN_NOT_PARSED)
                : Optional.empty();
    }

    private static ErrorCause ofCode(GraphError error) {
        if (error.code() == WRONG_SECRET) {
            return ErrorCause.WRONG_APP_SECRET;
        }
        if (ErrorTable.meaning(error.code(), error.subcode()).isEmpty()) {
            return ErrorCause.UNKNOWN_CODE;
        }
        boolean plain =
                error.subcode().filter(subcode -> subcode != OBJECT_MISSING).isEmpty();
        if (error.code() == BAD_PARAMETER && plain) {
            return ErrorCause.UNSUPPORTED_REQUEST;
        }
        if (error.code() == TOKEN_BAD
                && error.subcode().filter(CHECKPOINTS::contains).isPresent()) {
            return ErrorCause.CHECKPOINT;
        }
        return PERMISSIONS.contains(error.code()) && plain ? ErrorCause.PERMISSION_MISSING : ErrorCause.OTHER;
    }

    /** The names that Instagram would have allowed, where it lists them; otherwise empty. */
    static String hint(Answer answer) {
        boolean parameter =
                answer.error().filter(error -> error.code() == BAD_PARAMETER).isPresent();
        Matcher allowed = ALLOWED.matcher(text(answer));
        if (!parameter || !allowed.find()) {
            return "";
        }
        return "allowed are "
                + NAME.matcher(allowed.group(1))
                        .results()
                        .map(MatchResult::group)
                        .limit(MOST_NAMES)
                        .collect(Collectors.joining(", "));
    }

    /** {@code type/code}, such as {@code OAuthException/400}, as far as they have that form. */
    static String ownLabel(JsonNode body) {
        String type = Json.text(body, "error_type", "error")
                .filter(TYPE.asMatchPredicate())
                .orElse("error");
        return type + Json.number(body, "code").map(code -> "/" + code).orElse("");
    }

    private static String text(Answer answer) {
        return answer.json()
                .flatMap(body -> Json.text(body.path("error"), "message")
                        .or(() -> Json.text(body, "error_message", "error_description")))
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST)))
                .orElse("");
    }
}
