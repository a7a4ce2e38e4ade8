package com.clariva.connect.core.reply;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.secret.Secret;

/**
 * Instagram's direct messages, outgoing.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>A message is sent at most once per call: no call is ever repeated, whatever happens to it.
 *   <li>{@link ReplyState.Refused} is certain. Whatever is not certain is {@link ReplyState.Unknown}:
 *       Instagram knows no idempotency key and may deliver and answer an error.
 *   <li>Errors are told apart by code, never by text.
 * </ul>
 *
 * <p>{@code DirectMessagesContract} in the test kit holds every implementation to this.
 */
@Port
public interface DirectMessages {

    /** Sends {@code text} from the token's account to {@code person}. Does not throw for the network. */
    ReplyState sendText(Secret token, InstagramId person, Text text);
}
