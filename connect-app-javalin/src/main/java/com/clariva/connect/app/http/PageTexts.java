package com.clariva.connect.app.http;

import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.linking.LinkRefusal;
import java.util.Arrays;
import java.util.Optional;

/** Every sentence the settings page says to a doctor. */
final class PageTexts {
    static final String TITLE = "Instagram";
    static final String INTRODUCTION =
            "Connect your Instagram professional account, and its messages arrive in Clariva.";
    static final String NO_SESSION = "Open this page from Clariva: only there do we know who you are.";
    static final String NOT_CONNECTED = "No Instagram account is connected.";
    static final String WORKS = "Messages arrive in Clariva.";
    static final String UNKNOWN = "We cannot see your connection right now. Reload the page in a minute.";
    static final String UNFINISHED = "The connection is not finished yet. Go back to Clariva to finish it.";
    static final String CONNECT = "Connect Instagram";
    static final String RECONNECT = "Connect again";
    static final String DISCONNECT = "Disconnect";

    private static final String TRY_AGAIN = "Press Connect to try again.";

    private PageTexts() {}

    /** What happened, and what to do now. */
    record Problem(String whatHappened, String nextStep) {}

    static Problem of(String error) {
        Optional<LinkRefusal> known = Arrays.stream(LinkRefusal.values())
                .filter(reason -> reason.label().equals(error))
                .findFirst();
        return known.map(PageTexts::of).orElse(new Problem("Your account was not connected.", TRY_AGAIN));
    }

    static Problem of(LinkRefusal reason) {
        return switch (reason) {
            case ACCESS_DENIED -> new Problem("You cancelled at Instagram, and nothing was changed.", TRY_AGAIN);
            case MISSING_CODE_OR_STATE -> new Problem("Instagram's answer was not complete.", TRY_AGAIN);
            case STATE_INVALID ->
                new Problem(
                        "This attempt has expired, was used before, or was begun in another browser.",
                        "Press Connect, and finish within ten minutes in this browser.");
            case ACCOUNT_ALREADY_LINKED ->
                new Problem(
                        "This Instagram account is connected to another doctor in Clariva.",
                        "Choose another account at Instagram, or have it disconnected there first.");
            case ACCOUNT_CHANGED ->
                new Problem(
                        "You chose another Instagram account than the one that is connected.",
                        "To change to it, confirm below within ten minutes. To keep yours, do nothing.");
            case MISSING_PERMISSIONS ->
                new Problem(
                        "A permission that we need was not given.",
                        "Press Connect, and leave all boxes at Instagram ticked.");
            case NOT_PROFESSIONAL ->
                new Problem(
                        "This is a personal Instagram account.",
                        "Switch it to a Business or Creator account in the Instagram app, then press Connect.");
            case CODE_REJECTED -> new Problem("Instagram did not confirm the connection.", TRY_AGAIN);
            case INSTAGRAM_UNAVAILABLE ->
                new Problem("Instagram does not answer right now.", "Try again in a few minutes.");
            case STORAGE_UNAVAILABLE ->
                new Problem(
                        "We could not save the connection, and nothing was changed.", "Try again in a few minutes.");
        };
    }

    static String of(AccountHealth.Reason reason) {
        return switch (reason) {
            case NOT_SUBSCRIBED ->
                "Messages do not arrive yet. We ask Instagram for them again every minute; you need do nothing.";
            case PERMISSIONS_UNKNOWN -> "Instagram did not say which permissions you gave. Messages should arrive.";
            case MISSING_PERMISSIONS -> "A permission that we need is missing. Connect again, with all boxes ticked.";
            case PERMISSION_LOST ->
                "Instagram no longer lets us do everything we need. Connect again, with all boxes ticked.";
            case TOKEN_ENDS_SOON ->
                "The connection ends soon, and we could not renew it so far. If this stays, connect again.";
            case REPLY_LOOP ->
                "An automatic conversation went in circles and was stopped. It goes on when the person writes again.";
            case TOKEN_EXPIRED -> "The connection has expired. Connect again to mend it.";
            case NEEDS_RECONNECT -> "Instagram has ended the connection. Connect again to mend it.";
        };
    }

    static String replace(String connected, String chosen) {
        return "Replace @" + connected + " by @" + chosen;
    }

    static String connectedAs(String username) {
        return "Connected as @" + username + ".";
    }
}
