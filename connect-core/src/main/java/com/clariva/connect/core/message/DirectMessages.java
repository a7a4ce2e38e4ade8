package com.clariva.connect.core.message;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import java.util.List;

/**
 * Instagram's direct messages, outgoing, and what lies in a conversation.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>A message is sent at most once per call: no call is ever repeated, whatever happens to it. One
 *       content is one message.
 *   <li>{@link SendOutcome.Refused} is certain: nothing went out. Whatever is not certain is {@link
 *       SendOutcome.Unanswered}: Instagram knows no idempotency key and may deliver and answer an error.
 *   <li>Errors are told apart by code, never by text.
 *   <li>Above what Instagram allows an account no call is spent: it is refused as throttled, and says until
 *       when if that is known. One account's limit slows no other.
 *   <li>Sending and acting do not throw for the network.
 * </ul>
 *
 * <p>{@code DirectMessagesContract} in the test kit holds every implementation to this.
 */
@Port
public interface DirectMessages {

    /** Sends {@code content} to {@code person}, as one message. */
    SendOutcome send(Sender sender, InstagramId person, Content content, Tag tag);

    /** Does in the conversation with {@code person} what is not a message. */
    SendOutcome act(Sender sender, InstagramId person, Act act);

    /**
     * The last messages of the conversation with {@code person}, of both sides, newest first. Instagram
     * tells the details of the last 20.
     *
     * @throws com.clariva.connect.core.ConnectException.InstagramUnavailable if there was no usable answer
     * @throws com.clariva.connect.core.ConnectException.InstagramRefused if Instagram said no
     */
    List<PastMessage> recent(Sender sender, InstagramId person);
}
