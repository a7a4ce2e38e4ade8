package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The post, reel, broadcast or advertisement that was commented upon. A comment under an advertisement may be told of
 * twice, once with the advertisement's media and once with that of the original post.
 *
 * @param id Instagram's id of it
 * @param productType Instagram's own word: {@code FEED}, {@code REELS}, {@code STORY}, {@code LIVE}, {@code AD}, and
 *     whatever comes next: an open set
 * @param adId the advertisement
 * @param adTitle the advertisement's title
 * @param originalMediaId the post that the advertisement was made of
 */
public record CommentedMedia(
        Optional<String> id,
        Optional<String> productType,
        Optional<String> adId,
        Optional<Text> adTitle,
        Optional<String> originalMediaId) {
    public CommentedMedia {
        requireNonNull(id, "id is null");
        requireNonNull(productType, "productType is null");
        requireNonNull(adId, "adId is null");
        requireNonNull(adTitle, "adTitle is null");
        requireNonNull(originalMediaId, "originalMediaId is null");
    }

    /** Media of which only the id and the type are known. */
    public static CommentedMedia of(String id, String productType) {
        return new CommentedMedia(
                Optional.of(id), Optional.of(productType), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
