package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.Petition;
import com.clariva.connect.core.privacy.PetitionReader;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads petitions as Meta writes them, as far as the tests write them. */
public final class LinePetitionReader implements PetitionReader {
    private static final Pattern NAMED = Pattern.compile("\"user_id\":\"?(\\d{1,32})\"?[,}]");
    private static final Pattern ISSUED = Pattern.compile("\"issued_at\":(\\d{1,11})[,}]");
    private static final Pattern ALGORITHM = Pattern.compile("\"algorithm\":\"([^\"]+)\"");

    @Override
    public Optional<Petition> read(byte[] payload) {
        String text = new String(payload, UTF_8);
        return first(NAMED, text)
                .flatMap(named -> first(ISSUED, text)
                        .flatMap(issued -> first(ALGORITHM, text)
                                .map(algorithm -> new Petition(
                                        new InstagramId(named),
                                        Instant.ofEpochSecond(Long.parseLong(issued)),
                                        algorithm))));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
