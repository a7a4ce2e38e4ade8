package com.clariva.connect.crash;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.testkit.Callers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Many who use one token and, finding it due, all want it refreshed. Says that it is ready, waits for a
 * line, and says how many of them had a token, and where they asked, one that Instagram took.
 */
public final class TokenUsers {
    /** One in so many asks Instagram with the token; the simulated one would choke on all of them. */
    private static final int ASKING = 25;

    private static final int PATIENCE = 20;

    private TokenUsers() {}

    /** @param arguments the database, Instagram, the account, how many users, and the lease in milliseconds */
    public static void main(String[] arguments) throws IOException {
        InstagramId account = new InstagramId(arguments[2]);
        int users = Integer.parseInt(arguments[3]);
        Duration lease = Duration.ofMillis(Long.parseLong(arguments[4]));
        try (TokenHouse house = TokenHouse.open(arguments[0], URI.create(arguments[1]), lease)) {
            house.storage.tokens().current(account);
            System.out.println("ready");
            if (System.in.read() >= 0) {
                System.out.println("served " + serve(house, account, users));
            }
        }
    }

    private static long serve(TokenHouse house, InstagramId account, int users) {
        List<Boolean> served = Callers.atOnce(users, user -> {
            AccessToken token = patiently(() -> {
                house.refreshTokens.sweep();
                return house.storage.tokens().current(account).orElseThrow();
            });
            return user % ASKING != 0 || instagramTakes(house, token, account);
        });
        return served.stream().filter(Boolean::booleanValue).count();
    }

    /** So many users wait for few connections, and who waited too long is told that the store is away. */
    private static AccessToken patiently(Supplier<AccessToken> asking) {
        for (int tried = 1; ; tried++) {
            try {
                return asking.get();
            } catch (ConnectException.StorageUnavailable e) {
                if (tried == PATIENCE) {
                    throw e;
                }
            }
        }
    }

    private static boolean instagramTakes(TokenHouse house, AccessToken token, InstagramId account) {
        return house.instagram
                .authorizationServer()
                .profile(token.secret())
                .account()
                .equals(account);
    }
}
