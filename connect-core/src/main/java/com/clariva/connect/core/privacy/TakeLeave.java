package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.linking.WebhookSubscriptions;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instagram is told that we want no more events of an account, as long as a token of it still lets us. */
public final class TakeLeave {
    private static final Logger LOG = LoggerFactory.getLogger(TakeLeave.class);

    private final AccountTraces traces;
    private final AccessTokens tokens;
    private final WebhookSubscriptions subscriptions;

    public TakeLeave(AccountTraces traces, AccessTokens tokens, WebhookSubscriptions subscriptions) {
        this.traces = requireNonNull(traces, "traces is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.subscriptions = requireNonNull(subscriptions, "subscriptions is null");
    }

    /** The tokens of whom {@code named} is an id of, before they are forgotten. Those that cannot be had are left out. */
    Map<InstagramId, AccessToken> tokensOf(InstagramId named, Instant linkedBefore) {
        Map<InstagramId, AccessToken> found = new HashMap<>();
        try {
            for (ConnectedAccount account : traces.links(named, linkedBefore)) {
                InstagramId id = account.profile().account();
                tokens.current(id).ifPresent(token -> found.put(id, token));
            }
        } catch (ConnectException e) {
            say(e);
        }
        return found;
    }

    /** Unsubscribes those of {@code ended} whose token is known. Whatever Instagram answers, they have left. */
    void unsubscribe(List<ConnectedAccount> ended, Map<InstagramId, AccessToken> known) {
        ended.stream()
                .flatMap(account ->
                        Optional.ofNullable(known.get(account.profile().account())).stream())
                .forEach(this::unsubscribe);
    }

    private void unsubscribe(AccessToken token) {
        try {
            subscriptions.unsubscribe(token.secret());
        } catch (ConnectException e) {
            say(e);
        }
    }

    private static void say(ConnectException cause) {
        LOG.atInfo().addKeyValue("cause", cause.getMessage()).log("Deleted account not unsubscribed");
    }
}
