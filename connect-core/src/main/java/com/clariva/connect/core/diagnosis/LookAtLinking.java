package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditCount;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.linking.LinkRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether links of late were refused by Instagram, or could not be made of what it granted, and what is behind it. */
public final class LookAtLinking implements Look {
    /** Refusals that an operator or the doctor can do something about, and that Instagram sends no error for. */
    private static final Map<String, Ending> WITHOUT_ERROR = Map.of(
            LinkRefusal.NOT_PROFESSIONAL.label(),
            new Ending(
                    "the account is a personal one",
                    "The doctor switches that account to a Business or Creator account in the Instagram app, Settings,"
                            + " Account type, and connects again."),
            LinkRefusal.MISSING_PERMISSIONS.label(),
            new Ending(
                    "a permission that is needed was not granted",
                    "The doctor connects again and leaves every permission switched on. If one is not offered there, see"
                            + " that the app has it: INSTAGRAM_SCOPES, and App Review in the dashboard."));

    private static final Duration LATELY = Duration.ofDays(1);
    private static final int NAMED = 5;

    private final AuditLog auditLog;

    public LookAtLinking(AuditLog auditLog) {
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<AuditCount> refused =
                auditLog.count(AuditAction.CONNECT_INSTAGRAM, subject.now().minus(LATELY), subject.doctor()).stream()
                        .filter(count -> count.error().isPresent() || WITHOUT_ERROR.containsKey(count.outcome()))
                        .toList();
        return List.of(refused.isEmpty() ? well() : refusals(refused));
    }

    private static Finding well() {
        return Check.LINKING.ok("No link was refused within the last " + LATELY.toHours() + " hours.");
    }

    private static Finding refusals(List<AuditCount> refused) {
        String seen = refused.stream().limit(NAMED).map(LookAtLinking::named).collect(Collectors.joining("; "));
        String fix =
                refused.stream().map(LookAtLinking::fix).distinct().limit(NAMED).collect(Collectors.joining(" "));
        return Check.LINKING.warning("Refused within the last " + LATELY.toHours() + " hours: " + seen + ".", fix);
    }

    private static String named(AuditCount count) {
        String error = count.error()
                .map(found -> found.operation() + " answered " + found.code() + " (" + words(found.cause()) + ")")
                .orElseGet(() -> ending(count).words());
        return count.times() + " x " + count.outcome() + ", last at " + count.lastAt() + ", " + error;
    }

    private static Ending ending(AuditCount count) {
        return requireNonNull(WITHOUT_ERROR.get(count.outcome()), "the count has an error or a known outcome");
    }

    private static String words(ErrorCause cause) {
        return switch (cause) {
            case INVALID_PLATFORM_APP -> "Invalid platform app";
            case REDIRECT_URI_MISMATCH -> "the redirect URI is not identical";
            case CODE_USED_OR_EXPIRED -> "the code was used or has expired";
            case WRONG_APP_SECRET -> "the app secret is not that of the app id";
            case UNSUPPORTED_REQUEST -> "Unsupported request";
            case PERMISSION_MISSING -> "a permission is missing";
            case TOKEN_NOT_PARSED -> "Cannot parse access token";
            case CHECKPOINT -> "the person has to confirm something at Instagram";
            case THROTTLED -> "too many calls";
            case UNUSABLE_ANSWER -> "an answer that cannot be used";
            case UNKNOWN_CODE -> "a code that is not known";
            case OTHER -> "cause not recognised";
        };
    }

    private static String fix(AuditCount count) {
        return count.error()
                .map(LookAtLinking::fix)
                .orElseGet(() -> ending(count).fix());
    }

    private static String fix(InstagramError error) {
        return switch (error.cause()) {
            case INVALID_PLATFORM_APP, WRONG_APP_SECRET ->
                "Set INSTAGRAM_APP_ID and INSTAGRAM_APP_SECRET to those of the Instagram app, from the dashboard's"
                        + " Instagram section: the configured ones are the Meta app's, or do not belong together.";
            case REDIRECT_URI_MISMATCH ->
                "Make INSTAGRAM_REDIRECT_URI equal, to the last character, to a Valid OAuth Redirect URI of the Instagram"
                        + " app's Business login settings.";
            case CODE_USED_OR_EXPIRED -> "The doctor starts again from Connect; nothing else is wrong.";
            case UNSUPPORTED_REQUEST, PERMISSION_MISSING ->
                "Give the account a role in the app and let the doctor accept it, or get Advanced Access for the"
                        + " permissions in App Review.";
            case TOKEN_NOT_PARSED ->
                "See that the INSTAGRAM_ addresses are those of one and the same login: this token is of another API.";
            case CHECKPOINT -> "The doctor opens the Instagram app, confirms who it is, and connects again.";
            case THROTTLED -> "Wait; too many links were tried at once.";
            case UNUSABLE_ANSWER, UNKNOWN_CODE, OTHER ->
                "See Meta's status page, then the log for Account not connected, and try to link once more.";
        };
    }

    private record Ending(String words, String fix) {}
}
