package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.PastMessage;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.token.AccessTokens;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what lies in a conversation, if Instagram lets us. */
public final class ReadConversation {
    private static final Logger LOG = LoggerFactory.getLogger(ReadConversation.class);

    private final DirectMessages directMessages;
    private final AccessTokens tokens;

    public ReadConversation(DirectMessages directMessages, AccessTokens tokens) {
        this.directMessages = requireNonNull(directMessages, "directMessages is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
    }

    /** The last messages beside {@code reply}; none if nobody can say. */
    List<PastMessage> recent(Reply reply) {
        return tokens.current(reply.account())
                .map(token -> recent(new Sender(reply.account(), token.secret()), reply))
                .orElse(List.of());
    }

    private List<PastMessage> recent(Sender sender, Reply reply) {
        try {
            return directMessages.recent(sender, reply.person());
        } catch (ConnectException.InstagramUnavailable | ConnectException.InstagramRefused e) {
            LOG.atDebug().addKeyValue("cause", e.getMessage()).log("Conversation not read");
            return List.of();
        }
    }
}
