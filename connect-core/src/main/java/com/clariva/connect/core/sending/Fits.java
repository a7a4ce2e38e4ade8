package com.clariva.connect.core.sending;

import com.clariva.connect.core.event.Attachment;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.PastMessage;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.Unsettled.OpenSend;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what was seen may be what was sent. The one place where texts are compared. */
final class Fits {
    private Fits() {}

    /** The places of the sends that {@code echo}, received at {@code at}, may be the echo of. */
    static Set<String> of(List<OpenSend> sends, MessageContent echo, Instant at) {
        List<String> attachments =
                echo.attachments().stream().map(Attachment::type).toList();
        return of(sends, echo.text(), attachments, at);
    }

    /** The places of the sends that {@code message} may have come from. */
    static Set<String> of(List<OpenSend> sends, PastMessage message, Instant at) {
        return of(sends, message.text(), message.attachments(), at);
    }

    private static Set<String> of(List<OpenSend> sends, Optional<Text> text, List<String> attachments, Instant at) {
        return sends.stream()
                .filter(send -> !at.isBefore(send.beganAt()))
                .map(OpenSend::turn)
                .filter(turn -> fits(turn.part(), text, attachments))
                .map(Turn::place)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean fits(Content sent, Optional<Text> text, List<String> attachments) {
        return sent.match(
                words -> text.equals(Optional.of(words.text())),
                media -> attachments.contains(media.type().label()),
                quickReplies -> text.equals(Optional.of(quickReplies.text())));
    }
}
