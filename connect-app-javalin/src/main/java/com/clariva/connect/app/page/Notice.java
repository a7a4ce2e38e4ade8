package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.linking.LinkRefusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What happened a moment ago, and what to do now.
 *
 * @param key of its two sentences
 * @param minutes how long to wait before the next step; 1 where it does not matter
 */
public record Notice(String key, Tone tone, long minutes) {
    public static final Notice CONNECTED = new Notice("done_connected", Tone.OK);
    /** Not all is well yet. */
    public static final Notice CONNECTED_ALMOST = new Notice("done_connected_almost", Tone.INFO);

    public static final Notice DISCONNECTED = new Notice("done_disconnected", Tone.INFO);
    public static final Notice KEPT = new Notice("done_kept", Tone.INFO);
    /** Another site's page sent the browser here. */
    public static final Notice ELSEWHERE = new Notice("error_elsewhere", Tone.ERROR);
    /** The store gave no answer. */
    public static final Notice NOT_SAVED = of(LinkRefusal.STORAGE_UNAVAILABLE);

    public static final Notice FAILED = new Notice("error_failed", Tone.ERROR);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Notice NOT_CONNECTED = new Notice("error_unknown", Tone.ERROR);

    public Notice {
        requireNonNull(key, "key is null");
        requireNonNull(tone, "tone is null");
    }

    public Notice(String key, Tone tone) {
        this(key, tone, 1);
    }

    /** How it is said. */
    enum Tone {
        OK,
        INFO,
        ERROR
    }

    public static Notice of(LinkRefusal reason) {
        return new Notice("error_" + reason.label(), tone(reason));
    }

    /** The notice for what stands behind {@code error=} and {@code retry_after=} in the page's address. */
    public static Notice ofError(String label, Optional<String> retryAfter) {
        return Arrays.stream(LinkRefusal.values())
                .filter(reason -> reason.label().equals(label))
                .findFirst()
                .map(reason -> reason == LinkRefusal.TRY_LATER
                        ? new Notice(of(reason).key, tone(reason), minutes(retryAfter))
                        : of(reason))
                .orElse(NOT_CONNECTED);
    }

    /** Rounded up; anybody can write an address, so it is never more than a day. */
    private static long minutes(Optional<String> seconds) {
        return seconds.filter(SECONDS.asMatchPredicate())
                .map(Long::valueOf)
                .map(wait -> Math.max(1, (Math.min(wait, A_DAY.toSeconds()) + 59) / 60))
                .orElse(1L);
    }

    /** Who cancelled, or is only asked something, did nothing wrong. */
    private static Tone tone(LinkRefusal reason) {
        return switch (reason) {
            case ACCESS_DENIED, ACCOUNT_CHANGED -> Tone.INFO;
            case MISSING_CODE_OR_STATE,
                    STATE_INVALID,
                    ACCOUNT_ALREADY_LINKED,
                    MISSING_PERMISSIONS,
                    NOT_PROFESSIONAL,
                    APP_NOT_APPROVED,
                    ACCOUNT_RESTRICTED,
                    TRY_LATER,
                    CODE_REJECTED,
                    INSTAGRAM_UNAVAILABLE,
                    STORAGE_UNAVAILABLE -> Tone.ERROR;
        };
    }

    public String whatHappened(Texts texts) {
        return texts.say(key + "_what");
    }

    public String nextStep(Texts texts) {
        return texts.say(key + "_next", minutes);
    }
}
