package com.clariva.connect.crash;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.testkit.Callers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Many who use one token and, finding it due, all want it refreshed. Says that it is ready, waits for a
 * line, and says how many of them had a token, and where they asked, one that Instagram took.
 */
public final class TokenUsers {
    /** One in so many asks Instagram with the token; the simulated one would choke on all of them. */
    private static final int ASKING = 25;

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
            house.refreshTokens.sweep();
            AccessToken token = house.storage.tokens().current(account).orElseThrow();
            return user % ASKING != 0 || instagramTakes(house, token, account);
        });
        return served.stream().filter(Boolean::booleanValue).count();
    }

    private static boolean instagramTakes(TokenHouse house, AccessToken token, InstagramId account) {
        return house.instagram
                .authorizationServer()
                .profile(token.secret())
                .account()
                .equals(account);
    }
}
