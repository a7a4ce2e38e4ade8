package com.clariva.connect.app.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.text.TextFlaw;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules that are not about addresses. Each is a {@link Rule}. */
public final class Rules {
    private static final int LONG_ENOUGH = 32;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final String WEBHOOK_SECRET = "whsec_";

    private Rules() {}

    public static Optional<String> text(String text) {
        return Optional.of(text);
    }

    /** A text that Instagram would take as a message, or as a few. */
    public static Optional<String> message(String text) {
        return Optional.of(text).filter(words -> TextFlaw.of(words).isEmpty());
    }

    public static Optional<Secret> secret(String text) {
        return Optional.of(Secret.of(text));
    }

    /** A secret that somebody chose, and chose long enough. */
    public static Optional<Secret> longSecret(String text) {
        return text.length() < LONG_ENOUGH ? Optional.empty() : secret(text);
    }

    /** A key for HMAC-SHA256, which RFC 7518 wants as long as the hash. */
    public static Optional<Secret> hmacSecret(String text) {
        return text.getBytes(UTF_8).length < LONG_ENOUGH ? Optional.empty() : secret(text);
    }

    /** A secret in the form of the Standard Webhooks specification. */
    public static Optional<Secret> webhookSecret(String text) {
        if (!text.startsWith(WEBHOOK_SECRET)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(WEBHOOK_SECRET.length()));
            return key.length == 0 ? Optional.empty() : secret(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public static Rule<String> matching(Pattern pattern) {
        return text -> Optional.of(text).filter(pattern.asMatchPredicate());
    }

    public static Optional<Boolean> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    public static Rule<Integer> between(int least, int most) {
        return text -> Optional.of(text)
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most);
    }

    /** {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}. */
    public static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return Optional.of(duration).filter(length -> length.compareTo(LONGEST) <= 0);
    }

    /** One of the constants of {@code type}, in letters of any size. */
    public static <E extends Enum<E>> Rule<E> oneOf(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst();
    }

    /** A list with commas; each part keeps {@code rule}, and there is at least one. */
    public static <T> Rule<List<T>> listOf(Rule<T> rule) {
        return text -> {
            List<Optional<T>> parts = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(part -> part.isEmpty() ? Optional.<T>empty() : rule.read(part))
                    .toList();
            return parts.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : Optional.of(parts.stream().flatMap(Optional::stream).toList());
        };
    }
}
