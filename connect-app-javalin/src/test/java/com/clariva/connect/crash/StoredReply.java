package com.clariva.connect.crash;

import java.util.List;

/**
 * A reply as the house has it in the end.
 *
 * @param state {@code sent}, {@code refused}, {@code unknown} for good, or, wrongly, anything else
 * @param parts how many messages it is
 */
record StoredReply(String id, String conversation, String state, int parts, List<String> messageIds) {
    StoredReply {
        messageIds = List.copyOf(messageIds);
    }
}
