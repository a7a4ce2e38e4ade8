package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a person came into the conversation: an {@code ig.me} link or an advertisement.
 *
 * @param ref the text the link or the advertisement carries
 * @param source {@code ADS}, or what Instagram says of the link
 * @param adId the advertisement
 * @param adTitle its title
 */
public record ReferralSource(Optional<Text> ref, Optional<Text> source, Optional<String> adId, Optional<Text> adTitle) {
    public ReferralSource {
        requireNonNull(ref, "ref is null");
        requireNonNull(source, "source is null");
        requireNonNull(adId, "adId is null");
        requireNonNull(adTitle, "adTitle is null");
    }
}
