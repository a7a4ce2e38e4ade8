package com.clariva.connect.core.reply;

import com.clariva.connect.core.Refusal;
import java.util.Locale;

/** Why a reply is not sent, or no further: by what Instagram said, or by what was known before asking it. */
public enum ReplyRefusal {
    /** The person's last message is more than 24 hours old; 7 days, if a human writes. */
    WINDOW_CLOSED(Kind.CONFLICT),
    /**
     * Instagram says that the window is closed, although the person's last message is recent enough by our record: the
     * message waits among the account's requests, or the app lacks access (10/2534022).
     */
    WINDOW_CONTRADICTED(Kind.CONFLICT),
    /** The person cannot be reached: deleted, deactivated, or has blocked the account. */
    RECIPIENT_GONE(Kind.CONFLICT),
    /** There is no token in use: the doctor has to connect again. */
    RECONNECT_NEEDED(Kind.CONFLICT),
    /** A permission was not granted, or is gone. */
    PERMISSION_MISSING(Kind.CONFLICT),
    /** The doctor switched off "Allow access to messages" in the Instagram app. */
    MESSAGES_SWITCHED_OFF(Kind.CONFLICT),
    /** Another app controls the conversation. */
    THREAD_OWNED_BY_OTHER_APP(Kind.CONFLICT),
    /** Instagram restricts the account for now. */
    ACCOUNT_RESTRICTED(Kind.CONFLICT),
    /** Too many calls, for longer than a reply waits. Asked for again later, it is tried again. */
    THROTTLED(Kind.LATER),
    /** Instagram could not be reached, for longer than a reply waits. Asked for again, it is tried again. */
    TEMPORARY(Kind.LATER),
    /** Instagram found the request wrong: a defect on our side. */
    BUG(Kind.CONFLICT),
    /** The account disconnected while the reply waited, or the doctor has no account connected. */
    DISCONNECTED(Kind.CONFLICT),
    /** More replies in the conversation than are allowed without a word of the person in between. */
    LOOP(Kind.CONFLICT),

    /** Nobody has connected an account for this doctor, ever. */
    UNKNOWN_DOCTOR(Kind.INPUT),
    /** The person has never written to the account, as far as is known. */
    NEVER_WROTE(Kind.INPUT),
    /** The account would write to itself. */
    OWN_ACCOUNT(Kind.INPUT),
    /** The event is nothing to answer: an echo, an own comment, or nobody's. */
    NOT_ANSWERABLE(Kind.INPUT),
    /** There is nothing to read in the text. */
    BLANK_TEXT(Kind.INPUT),
    /** The text is longer than a reply may be, or than one message where it cannot be split. */
    TEXT_TOO_LONG(Kind.INPUT),
    /** Half a character: a surrogate without its other half. */
    LONE_SURROGATE(Kind.INPUT),
    /** A control character other than tab and the ends of lines. */
    CONTROL_CHARACTER(Kind.INPUT),
    /** The media's address is not an https URL. */
    NOT_HTTPS(Kind.INPUT),
    /** No choice, more than 13, or one that Instagram would not show. */
    BAD_CHOICES(Kind.INPUT),
    /** Instagram knows no such message to react to in the conversation, or does not take this emoji. */
    NO_SUCH_MESSAGE(Kind.INPUT),
    /** A reaction is one emoji. */
    BAD_REACTION(Kind.INPUT),
    /** The idempotency key was used for another reply within 7 days. */
    KEY_REUSED(Kind.INPUT);

    /** What the one who asked can do about it. */
    public enum Kind {
        /** Ask for something else. */
        INPUT,
        /** Nothing: as things stand, it cannot be sent. */
        CONFLICT,
        /** Ask again later. Nothing went out. */
        LATER
    }

    private final Kind kind;

    ReplyRefusal(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The name that the API, counters and the store use. It never changes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@link #label} wrote. */
    public static ReplyRefusal labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** What Instagram said. */
    public static ReplyRefusal of(Refusal refusal) {
        return valueOf(refusal.name());
    }
}
