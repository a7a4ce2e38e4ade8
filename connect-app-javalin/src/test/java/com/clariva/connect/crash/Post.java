package com.clariva.connect.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One delivery: messages in the order of the array, signed as Meta signs. */
record Post(List<Words> messages) {
    static final String SECRET = "app-secret-of-the-crash-rig";

    private static final String RUN = UUID.randomUUID().toString();
    private static final String ENTRY =
            "{\"time\":1795200000534,\"id\":\"%s\",\"messaging\":[{\"sender\":{\"id\":\"%s\"},\"recipient\":{\"id\":\"%s\"},"
                    + "\"timestamp\":1795200000123,\"message\":{\"mid\":\"m_%s_%d_%d\",\"text\":\"%s\"}}]}";

    Post {
        messages = List.copyOf(messages);
    }

    byte[] body() {
        return messages.stream()
                .map(Post::entry)
                .collect(Collectors.joining(",", "{\"object\":\"instagram\",\"entry\":[", "]}"))
                .getBytes(UTF_8);
    }

    static String signatureOf(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String entry(Words words) {
        String account = People.account(words.conversation()).value();
        return ENTRY.formatted(
                account,
                People.person(words.conversation()).value(),
                account,
                RUN,
                words.conversation(),
                words.number(),
                words.text());
    }
}
