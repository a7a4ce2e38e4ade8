package com.clariva.connect.adapters.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A call, and how it is answered when all is well. */
enum EveryCall {
    CODE_EXCHANGE("/oauth/access_token") {
        @Override
        Map<String, String> answer() {
            return members("access_token", "\"IGAA-short\"", "user_id", "24500000000000001", "permissions", "[\"a\"]");
        }

        @Override
        Object make(InstagramOverHttp house) {
            return exchange(house);
        }
    },
    LONG_LIVED_EXCHANGE("/access_token") {
        @Override
        Map<String, String> answer() {
            return members("access_token", "\"IGAA-long\"", "token_type", "\"bearer\"", "expires_in", "5183944");
        }

        @Override
        Object make(InstagramOverHttp house) {
            return exchange(house);
        }
    },
    PROFILE("/v25.0/me") {
        @Override
        Map<String, String> answer() {
            return members(
                    "id", "\"24500000000000001\"",
                    "user_id", "\"17841400000000001\"",
                    "username", "\"dr.ada\"",
                    "name", "\"Dr. Ada\"",
                    "account_type", "\"BUSINESS\"",
                    "profile_picture_url", "\"https://cdn.example/1.jpg\"");
        }

        @Override
        Object make(InstagramOverHttp house) {
            Profile profile = house.authorizationServer().profile(TOKEN);
            assertStorable(profile.username());
            profile.pictureUrl().ifPresent(EveryCall::assertStorable);
            return profile;
        }
    },
    REFRESH("/refresh_access_token") {
        @Override
        Map<String, String> answer() {
            return members("access_token", "\"IGAA-new\"", "expires_in", "5183944");
        }

        @Override
        Object make(InstagramOverHttp house) {
            return assertSendable(house.tokenRefresher().refresh(TOKEN).secret());
        }
    },
    SUBSCRIBE("/v25.0/me/subscribed_apps") {
        @Override
        Map<String, String> answer() {
            return members("success", "true");
        }

        @Override
        Object make(InstagramOverHttp house) {
            house.subscriptions().subscribe(TOKEN);
            return "subscribed";
        }
    },
    READ_SUBSCRIPTION("/v25.0/me/subscribed_apps") {
        @Override
        Map<String, String> answer() {
            return members("data", "[{\"id\":\"1\",\"subscribed_fields\":[\"messages\"]}]");
        }

        @Override
        Object make(InstagramOverHttp house) {
            return house.subscriptions().isSubscribed(TOKEN);
        }
    },
    SEND("/v25.0/me/messages") {
        @Override
        Map<String, String> answer() {
            return members("recipient_id", "\"1234567890123456\"", "message_id", "\"m1\"");
        }

        @Override
        Object make(InstagramOverHttp house) {
            return sent(house.directMessages().send(sender(), JANE, Content.text("Hello"), Tag.NONE));
        }
    },
    ACT("/v25.0/me/messages") {
        @Override
        Map<String, String> answer() {
            return members("recipient_id", "\"1234567890123456\"");
        }

        @Override
        Object make(InstagramOverHttp house) {
            return sent(house.directMessages().act(sender(), JANE, new Act.Typing(true)));
        }
    },
    READ_CONVERSATION("/v25.0/me/conversations") {
        @Override
        Map<String, String> answer() {
            return members("id", "\"c1\"", "messages", "{\"data\":[]}");
        }

        @Override
        Object make(InstagramOverHttp house) {
            return conversation(house);
        }
    },
    READ_MESSAGE("/v25.0/me/conversations") {
        @Override
        Map<String, String> answer() {
            return members(
                    "id", "\"m1\"",
                    "created_time", "\"2026-11-20T08:00:00+0000\"",
                    "from", "{\"id\":\"1234567890123456\"}",
                    "message", "\"Tuesday?\"",
                    "attachments", "{\"data\":[{\"mime_type\":\"image/png\"}]}");
        }

        @Override
        String body(String members) {
            return "{\"data\":[{\"messages\":{\"data\":[" + members + "]}}]}";
        }

        @Override
        Object make(InstagramOverHttp house) {
            return conversation(house);
        }
    };

    private static final Secret TOKEN = Secret.of("IGAA-token");
    private static final InstagramId JANE = new InstagramId("1234567890123456");
    private static final AtomicLong ACCOUNTS = new AtomicLong(17_841_400_000_000_001L);

    private final String path;

    EveryCall(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Its members, as JSON. */
    abstract Map<String, String> answer();

    abstract Object make(InstagramOverHttp house);

    String body(String members) {
        return members;
    }

    /** Never repeated, whatever comes. */
    boolean isMadeOnce() {
        return this == CODE_EXCHANGE || this == SEND || this == ACT;
    }

    /** The answer with each field in each form, missing, twice, and wrapped. */
    Stream<String> odd() {
        Map<String, String> good = answer();
        return good.keySet().stream().flatMap(field -> {
            String rest = good.entrySet().stream()
                    .filter(member -> !member.getKey().equals(field))
                    .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                    .collect(Collectors.joining(","));
            String begin = rest.isEmpty() ? "" : rest + ",";
            Stream<String> forms =
                    AnswerForms.FORMS.stream().map(form -> "{" + begin + "\"" + field + "\":" + form + "}");
            Stream<String> twice = AnswerForms.FORMS.stream()
                    .map(form ->
                            "{" + begin + "\"" + field + "\":" + good.get(field) + ",\"" + field + "\":" + form + "}");
            return Stream.of(Stream.of("{" + rest + "}"), forms, twice)
                    .flatMap(same -> same)
                    .map(this::body);
        });
    }

    private static Map<String, String> members(String... namesAndValues) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    private static Object exchange(InstagramOverHttp house) {
        return house.authorizationServer()
                .exchange(Secret.of("AQBx-code"))
                .match(
                        granted -> {
                            granted.grant().permissions().stream()
                                    .flatMap(words -> words.stream())
                                    .forEach(EveryCall::assertStorable);
                            return assertSendable(granted.grant().longLivedToken());
                        },
                        refused -> assertKept(refused.error().code()));
    }

    private static Object conversation(InstagramOverHttp house) {
        return house.directMessages().recent(sender(), JANE).stream()
                .peek(message -> assertStorable(message.mid()))
                .toList();
    }

    private static Object sent(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Accepted accepted) {
            assertStorable(accepted.messageId());
        }
        return outcome;
    }

    private static Secret assertSendable(Secret token) {
        assertThat(token.reveal()).matches("[!-~]{1,4096}");
        return token;
    }

    private static void assertStorable(String text) {
        assertThat(text.codePoints())
                .allMatch(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE);
    }

    /** Another account each time: what one was told to wait for does not hold up the next. */
    private static Sender sender() {
        return new Sender(new InstagramId(Long.toString(ACCOUNTS.incrementAndGet())), TOKEN);
    }

    private static String assertKept(String text) {
        assertThat(text).doesNotContainIgnoringCase(AnswerForms.MARK).matches("[ -~]{1,200}");
        return text;
    }
}
