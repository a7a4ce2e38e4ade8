package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.sending.HearConversation;
import com.clariva.connect.core.sending.SendAct;
import com.clariva.connect.core.sending.SendReply;

/** Listening to a conversation, answering and acting in it. */
public record Talk(HearConversation hearConversation, SendReply sendReply, SendAct sendAct) {
    public Talk {
        requireNonNull(hearConversation, "hearConversation is null");
        requireNonNull(sendReply, "sendReply is null");
        requireNonNull(sendAct, "sendAct is null");
    }
}
