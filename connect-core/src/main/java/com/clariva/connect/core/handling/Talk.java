package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.sending.HearConversation;
import com.clariva.connect.core.sending.SendReply;

/** Listening to a conversation, and answering in it. */
public record Talk(HearConversation hearConversation, SendReply sendReply) {
    public Talk {
        requireNonNull(hearConversation, "hearConversation is null");
        requireNonNull(sendReply, "sendReply is null");
    }
}
