package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.linking.LinkRefusal;
import java.util.Arrays;

/**
 * What happened a moment ago, and what to do now.
 *
 * @param key of its two sentences
 */
public record Notice(String key, Tone tone) {
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

    private static final Notice NOT_CONNECTED = new Notice("error_unknown", Tone.ERROR);

    public Notice {
        requireNonNull(key, "key is null");
        requireNonNull(tone, "tone is null");
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

    /** The notice for what stands behind {@code error=} in the page's address. */
    public static Notice ofError(String label) {
        return Arrays.stream(LinkRefusal.values())
                .filter(reason -> reason.label().equals(label))
                .findFirst()
                .map(Notice::of)
                .orElse(NOT_CONNECTED);
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
                    CODE_REJECTED,
                    INSTAGRAM_UNAVAILABLE,
                    STORAGE_UNAVAILABLE -> Tone.ERROR;
        };
    }

    public String whatHappened(Texts texts) {
        return texts.say(key + "_what");
    }

    public String nextStep(Texts texts) {
        return texts.say(key + "_next");
    }
}
