package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.core.linking.ExchangeOutcome;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An Instagram that grants what it was told to grant. A code is good once; a code or a token it was
 * never told of is refused.
 */
public final class ScriptedAuthorizationServer implements AuthorizationServer {
    private final Set<String> permissions;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Map<String, Profile> profiles = new ConcurrentHashMap<>();
    private final AtomicInteger codesSent = new AtomicInteger();
    private volatile boolean away;
    private volatile boolean broken;
    private volatile Optional<ConnectException.InstagramRefused> refusedWith = Optional.empty();
    private volatile InstagramError codeRefused =
            InstagramError.of("code_exchange", "OAuthException/400", ErrorCause.CODE_USED_OR_EXPIRED);

    /** One that asks for the permissions to read and answer messages. */
    public ScriptedAuthorizationServer() {
        this(Set.of("instagram_business_basic", "instagram_business_manage_messages"));
    }

    public ScriptedAuthorizationServer(Set<String> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /** From now on {@code code} buys {@code grant}, whose token speaks for {@code profile}. */
    public void grants(Secret code, Grant grant, Profile profile) {
        grants.put(code.reveal(), requireNonNull(grant, "grant is null"));
        profiles.put(grant.longLivedToken().reveal(), requireNonNull(profile, "profile is null"));
    }

    /** From now on {@code token} is refused. */
    public void revokes(Secret token) {
        profiles.remove(token.reveal());
    }

    /** From now on a code is taken, and every token is refused with this. */
    public void refusesTokensWith(ConnectException.InstagramRefused refused) {
        refusedWith = Optional.of(refused);
    }

    /** From now on a code is refused with this. */
    public void refusesCodesWith(InstagramError error) {
        codeRefused = error;
    }

    /** From now on there is no usable answer. A code sent meanwhile is spent all the same. */
    public void goesAway() {
        away = true;
    }

    /** From now on an exchange fails as nothing should. */
    public void breaks() {
        broken = true;
    }

    public void comesBack() {
        away = false;
    }

    /** How many codes it was sent. */
    public int codesSent() {
        return codesSent.get();
    }

    @Override
    public URI authorizationUrl(Ticket state) {
        return URI.create("https://instagram.test/oauth/authorize?scope=" + String.join(",", permissions) + "&state="
                + state.value());
    }

    @Override
    public Set<String> permissions() {
        return permissions;
    }

    @Override
    public ExchangeOutcome exchange(Secret code) {
        codesSent.incrementAndGet();
        Optional<Grant> grant = Optional.ofNullable(grants.remove(code.reveal()));
        requireThere("code_exchange");
        if (broken) {
            throw new IllegalStateException("broken");
        }
        refusedWith.ifPresent(refused -> {
            throw refused;
        });
        return grant.<ExchangeOutcome>map(ExchangeOutcome.Granted::new)
                .orElseGet(() -> new ExchangeOutcome.CodeRefused(codeRefused));
    }

    @Override
    public Profile profile(Secret token) {
        requireThere("profile");
        refusedWith.ifPresent(refused -> {
            throw refused;
        });
        return Optional.ofNullable(profiles.get(token.reveal()))
                .orElseThrow(() -> new ConnectException.InstagramRefused("profile", Refusal.RECONNECT_NEEDED, "190"));
    }

    private void requireThere(String operation) {
        if (away) {
            throw new ConnectException.InstagramUnavailable(operation, null);
        }
    }
}
