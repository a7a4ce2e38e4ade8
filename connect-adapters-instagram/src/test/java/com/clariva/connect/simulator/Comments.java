package com.clariva.connect.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Comments under an account's posts, each good for one private reply within seven days. */
final class Comments {
    private static final Duration ANSWERABLE = Duration.ofDays(7);

    private final Map<String, Comment> comments = new HashMap<>();

    /** One comment. */
    record Comment(String account, Person from, Instant at, boolean answered) {}

    synchronized void add(String id, Account account, Person from, Instant at) {
        comments.put(id, new Comment(account.professionalId(), from, at, false));
    }

    /** Spends the comment's one private reply. */
    synchronized Person answer(String id, Account account, Instant now) {
        Comment comment = comments.get(id);
        if (comment == null
                || !comment.account().equals(account.professionalId())
                || !now.isBefore(comment.at().plus(ANSWERABLE))) {
            throw Refusal.commentNotAnswerable();
        }
        if (comment.answered()) {
            throw Refusal.commentAnsweredAlready();
        }
        comments.put(id, new Comment(comment.account(), comment.from(), comment.at(), true));
        return comment.from();
    }
}
