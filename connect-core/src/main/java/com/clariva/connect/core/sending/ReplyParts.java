package com.clariva.connect.core.sending;

import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.Content.Choice;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.text.TextFlaw;
import com.clariva.connect.core.text.TextParts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a reply becomes at Instagram: the messages of a content, or why there are none; and what no act may be. */
final class ReplyParts {
    /** Instagram's limits for quick replies. */
    private static final int MOST_CHOICES = 13;

    private static final int LONGEST_TITLE = 20;
    private static final int LONGEST_PAYLOAD = 1000;
    private static final int LONGEST_URL = 2000;

    private static final Pattern MID = Pattern.compile("[\\x21-\\x7e]{1,1000}");

    /** One, as a reader counts them. Which ones Instagram takes, it says itself. */
    private static final Pattern EMOJI = Pattern.compile("\\X");

    private static final int LONGEST_EMOJI = 64;

    private ReplyParts() {}

    /** The messages of {@code content}, which has no flaw, in order. */
    static List<Content> of(Content content) {
        return content.match(
                words -> TextParts.of(words.text().value()).stream()
                        .map(Content::text)
                        .toList(),
                List::of,
                List::of);
    }

    /** Why it cannot be sent, as far as can be seen without asking anybody. */
    static Optional<ReplyRefusal> flawOf(Content content) {
        return content.match(
                words -> flawOf(words.text()), media -> flawOfUrl(media.url()), ReplyParts::flawOfQuickReplies);
    }

    /** Why it cannot be done, as far as can be seen without asking anybody. */
    static Optional<ReplyRefusal> flawOf(Act act) {
        return act.match(typing -> Optional.empty(), seen -> Optional.empty(), ReplyParts::flawOfReaction);
    }

    private static Optional<ReplyRefusal> flawOfReaction(Act.React react) {
        if (!MID.matcher(react.mid()).matches()) {
            return Optional.of(ReplyRefusal.NO_SUCH_MESSAGE);
        }
        return react.emoji().filter(emoji -> !isEmoji(emoji)).map(emoji -> ReplyRefusal.BAD_REACTION);
    }

    private static boolean isEmoji(Text emoji) {
        return emoji.value().length() <= LONGEST_EMOJI
                && flawOf(emoji).isEmpty()
                && EMOJI.matcher(emoji.value()).matches();
    }

    private static Optional<ReplyRefusal> flawOf(Text text) {
        return TextFlaw.of(text.value()).map(flaw -> switch (flaw) {
            case BLANK -> ReplyRefusal.BLANK_TEXT;
            case LONE_SURROGATE -> ReplyRefusal.LONE_SURROGATE;
            case CONTROL_CHARACTER -> ReplyRefusal.CONTROL_CHARACTER;
            case TOO_LONG -> ReplyRefusal.TEXT_TOO_LONG;
        });
    }

    private static Optional<ReplyRefusal> flawOfUrl(Text url) {
        return isHttps(url.value()) ? Optional.empty() : Optional.of(ReplyRefusal.NOT_HTTPS);
    }

    private static boolean isHttps(String url) {
        try {
            URI uri = new URI(url);
            return url.length() <= LONGEST_URL
                    && "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A text with choices is one message: nobody could say which part the choices belong to. */
    private static Optional<ReplyRefusal> flawOfQuickReplies(Content.QuickReplies asked) {
        Optional<ReplyRefusal> flaw = flawOf(asked.text());
        if (flaw.isPresent()) {
            return flaw;
        }
        if (TextParts.of(asked.text().value()).size() > 1) {
            return Optional.of(ReplyRefusal.TEXT_TOO_LONG);
        }
        List<Choice> choices = asked.choices();
        boolean good = !choices.isEmpty()
                && choices.size() <= MOST_CHOICES
                && choices.stream().allMatch(ReplyParts::isGood);
        return good ? Optional.empty() : Optional.of(ReplyRefusal.BAD_CHOICES);
    }

    private static boolean isGood(Choice choice) {
        String title = choice.title().value();
        String payload = choice.payload().value();
        return flawOf(choice.title()).isEmpty()
                && flawOf(choice.payload()).isEmpty()
                && title.codePointCount(0, title.length()) <= LONGEST_TITLE
                && payload.length() <= LONGEST_PAYLOAD;
    }
}
