package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.Content.Choice;
import com.clariva.connect.core.message.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a reply says, as bytes to be sealed: a form, who wrote it, the content, its parts if there are several, and the
 * conversation it belongs to.
 *
 * @param conversation empty only in a body that version 0.1.0 sealed; its row alone names the conversation
 */
record ReplyBody(Content content, Optional<Text> human, List<Content> parts, Optional<ConversationKey> conversation) {
    private static final byte FORM = 1;
    private static final byte WORDS = 'w';
    private static final byte MEDIA = 'm';
    private static final byte QUICK_REPLIES = 'q';

    static ReplyBody of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                throw new IllegalStateException("a reply in a form that this version does not know");
            }
            Optional<Text> human = in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
            Content content = content(in);
            List<Content> parts = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                parts.add(content(in));
            }
            return new ReplyBody(content, human, parts.isEmpty() ? List.of(content) : parts, conversation(in));
        } catch (IOException e) {
            throw new UncheckedIOException("a reply that ends too early", e);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeBoolean(human.isPresent());
            if (human.isPresent()) {
                write(out, human.get());
            }
            write(out, content);
            out.writeInt(isWhole() ? 0 : parts.size());
            for (Content part : isWhole() ? List.<Content>of() : parts) {
                write(out, part);
            }
            if (conversation.isPresent()) {
                write(out, new Text(conversation.get().value()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Whether it was sealed for {@code account} and {@code person}. */
    boolean isFor(InstagramId account, InstagramId person) {
        return conversation.isEmpty() || conversation.get().equals(key(account, person));
    }

    static ConversationKey key(InstagramId account, InstagramId person) {
        return new ConversationKey(account, Optional.of(person));
    }

    private static Optional<ConversationKey> conversation(DataInputStream in) throws IOException {
        return in.available() == 0 ? Optional.empty() : Optional.of(ConversationKey.of(text(in).value()));
    }

    private boolean isWhole() {
        return parts.equals(List.of(content));
    }

    private static void write(DataOutputStream out, Content content) throws IOException {
        if (content instanceof Content.Words words) {
            out.writeByte(WORDS);
            write(out, words.text());
        } else if (content instanceof Content.Media media) {
            out.writeByte(MEDIA);
            write(out, new Text(media.type().name()));
            write(out, media.url());
        } else if (content instanceof Content.QuickReplies quick) {
            out.writeByte(QUICK_REPLIES);
            write(out, quick.text());
            out.writeInt(quick.choices().size());
            for (Choice choice : quick.choices()) {
                write(out, choice.title());
                write(out, choice.payload());
            }
        }
    }

    private static Content content(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case WORDS -> new Content.Words(text(in));
            case MEDIA -> new Content.Media(MediaType.valueOf(text(in).value()), text(in));
            case QUICK_REPLIES -> quickReplies(in);
            default -> throw new IllegalStateException("a reply of a kind that this version does not know");
        };
    }

    private static Content quickReplies(DataInputStream in) throws IOException {
        Text text = text(in);
        List<Choice> choices = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            choices.add(new Choice(text(in), text(in)));
        }
        return new Content.QuickReplies(text, choices);
    }

    private static void write(DataOutputStream out, Text text) throws IOException {
        byte[] bytes = text.value().getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Text text(DataInputStream in) throws IOException {
        return new Text(new String(in.readNBytes(in.readInt()), UTF_8));
    }
}
