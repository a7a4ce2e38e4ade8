package com.clariva.connect.app.http;

import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.sending.ActOutcome;
import io.javalin.http.HttpStatus;

/** Why a message was not sent, or an act not done, in the words of the API. */
final class ReplyProblems {
    private ReplyProblems() {}

    static HttpRefusal of(ReplyState.Refused refused) {
        ReplyRefusal reason = refused.reason();
        int before = refused.sentBefore().size();
        String further = before == 0 ? "" : " The first " + before + " of its messages had gone out.";
        return new HttpRefusal(status(reason), code(reason), sentence(reason) + further, refused.until());
    }

    static HttpRefusal of(ActOutcome.Refused refused) {
        ReplyRefusal reason = refused.reason();
        return new HttpRefusal(status(reason), code(reason), sentence(reason), refused.until());
    }

    private static HttpStatus status(ReplyRefusal reason) {
        return switch (reason.kind()) {
            case INPUT -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case LATER ->
                reason == ReplyRefusal.THROTTLED ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static String code(ReplyRefusal reason) {
        return reason == ReplyRefusal.KEY_REUSED ? "idempotency_key_reused" : reason.label();
    }

    private static String sentence(ReplyRefusal reason) {
        return switch (reason) {
            case WINDOW_CLOSED -> "The person's last message is too long ago.";
            case RECIPIENT_GONE -> "The person cannot be reached.";
            case WINDOW_CONTRADICTED ->
                "Instagram says that the messaging window is closed, although the person has written within it: the"
                        + " doctor accepts the message request in the Instagram app, or the app lacks access.";
            case RECONNECT_NEEDED -> "The doctor has to connect Instagram again.";
            case PERMISSION_MISSING -> "A permission is missing: the doctor has to connect Instagram again.";
            case MESSAGES_SWITCHED_OFF -> "The doctor has switched off access to messages in the Instagram app.";
            case THREAD_OWNED_BY_OTHER_APP -> "Another app controls this conversation.";
            case ACCOUNT_RESTRICTED -> "Instagram restricts the account for now.";
            case THROTTLED -> "Too many messages. Nothing went out; ask again later.";
            case TEMPORARY -> "Instagram could not be reached. Nothing went out; ask again later.";
            case BUG -> "Instagram found the request wrong.";
            case DISCONNECTED -> "The doctor has no account connected.";
            case LOOP -> "Too many messages without a word of the person in between.";
            case UNKNOWN_DOCTOR -> "This doctor has never connected an account.";
            case NEVER_WROTE -> "The person has never written to the account.";
            case OWN_ACCOUNT -> "The account cannot write to itself.";
            case NOT_ANSWERABLE -> "This is nothing to answer.";
            case BLANK_TEXT -> "There is nothing to read in the text.";
            case TEXT_TOO_LONG -> "The text is too long.";
            case LONE_SURROGATE -> "The text has half of a character in it.";
            case CONTROL_CHARACTER -> "The text has a control character in it.";
            case NOT_HTTPS -> "The address is not an https address.";
            case BAD_CHOICES -> "Instagram would not show these quick replies.";
            case NO_SUCH_MESSAGE -> "Instagram knows no such message to react to, or does not take this emoji.";
            case BAD_REACTION -> "A reaction is one emoji.";
            case KEY_REUSED -> "This key was used for another message.";
        };
    }
}
