package com.clariva.connect.simulator;

import com.clariva.connect.simulator.Conversations.Pair;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the buttons of the sandbox's page do. */
final class SandboxActions {
    private final World world;
    private final People people;
    private final Webhooks webhooks;
    private final Callbacks callbacks;

    SandboxActions(World world, People people, Webhooks webhooks, Callbacks callbacks) {
        this.world = world;
        this.people = people;
        this.webhooks = webhooks;
        this.callbacks = callbacks;
    }

    /** What was done, in a sentence, and the delivery that told of it. */
    record Done(String sentence, Optional<Delivery> delivery) {
        static Done of(String sentence) {
            return new Done(sentence, Optional.empty());
        }

        static Done of(String what, Delivery delivery) {
            String outcome = delivery.status().isPresent()
                    ? "answered " + delivery.status().getAsInt()
                    : delivery.answer();
            return new Done(what + ": " + outcome + ".", Optional.of(delivery));
        }
    }

    /** Who the page is about, and what was typed. */
    record Asked(Account account, Person person, String text, boolean force) {}

    Optional<Done> act(String action, Asked asked) {
        return Optional.ofNullable(
                switch (action) {
                    case "message" -> tell(asked, people.writes(asked.account(), asked.person(), words(asked)));
                    case "comment" -> tell(asked, people.comments(asked.account(), asked.person(), words(asked)));
                    case "reaction" -> onLast(asked, Line::fromAccount, this::love);
                    case "seen" -> onLast(asked, Line::fromAccount, this::read);
                    case "unsend" -> onLast(asked, line -> !line.fromAccount() && !line.unsent(), this::takeBack);
                    case "duplicate" -> repeatLast();
                    case "dashboard-test" -> Done.of("Dashboard test", webhooks.dashboardTest());
                    case "forgery" -> forge(asked);
                    case "verification" -> verification();
                    case "redelivery" ->
                        Done.of(webhooks.redeliverUndelivered().size() + " undelivered webhooks sent again.");
                    default -> other(action, asked);
                });
    }

    private @Nullable Done other(String action, Asked asked) {
        return switch (action) {
            case "hour" -> advance(Duration.ofHours(1));
            case "day" -> advance(Duration.ofDays(1));
            case "month" -> advance(Duration.ofDays(30));
            case "close-access" -> access(asked.account(), false);
            case "open-access" -> access(asked.account(), true);
            case "no-role" -> appAccess(asked.account(), AppAccess.NO_ROLE, " has no role in the app");
            case "checkpoint" -> appAccess(asked.account(), AppAccess.CHECKPOINT, " has to confirm who it is");
            case "app-access" -> appAccess(asked.account(), AppAccess.GRANTED, " is open to the app");
            case "password" -> kill(asked.account());
            case "deauthorization" -> answered("Deauthorization", callbacks.deauthorize(asked.account()));
            case "deletion" -> answered("Deletion request", callbacks.requestDeletion(asked.account()));
            default -> null;
        };
    }

    private Done tell(Asked asked, WebhookEvent event) {
        Delivery delivery = asked.force() ? webhooks.force(List.of(event)) : webhooks.deliver(event);
        return Done.of("A " + event.kind() + " for " + asked.account().username(), delivery);
    }

    /** Something done to one line of the conversation. */
    private interface LineAct {
        WebhookEvent on(Asked asked, Line line);
    }

    private Done onLast(Asked asked, Predicate<Line> which, LineAct act) {
        return world.conversations.lines(Pair.of(asked.account(), asked.person())).stream()
                .filter(which)
                .max(Comparator.comparing(Line::at))
                .map(line -> tell(asked, act.on(asked, line)))
                .orElseGet(() -> Done.of("There is no message to do that to."));
    }

    private WebhookEvent love(Asked asked, Line line) {
        return people.reacts(asked.account(), asked.person(), line.mid(), "❤️");
    }

    private WebhookEvent read(Asked asked, Line line) {
        return people.sees(asked.account(), asked.person(), line.mid());
    }

    private WebhookEvent takeBack(Asked asked, Line line) {
        return people.unsends(asked.account(), asked.person(), line.mid());
    }

    private Done repeatLast() {
        return webhooks.latest(1).stream()
                .findFirst()
                .map(last -> Done.of("The last webhook again", webhooks.again(last)))
                .orElseGet(() -> Done.of("There is no webhook to repeat yet."));
    }

    private Done forge(Asked asked) {
        WebhookEvent never = people.pretends(asked.account(), asked.person(), words(asked));
        return Done.of("A forgery", webhooks.force(List.of(never), Signing.forged()));
    }

    private Done verification() {
        Verification outcome = webhooks.verify();
        String verdict = outcome.verified() ? "The callback is verified" : "The callback is not verified";
        return Done.of(verdict + ": answered " + outcome.status() + ".");
    }

    private Done advance(Duration duration) {
        world.clock.advance(duration);
        return Done.of("Instagram's clock is " + duration.toHours() + " hours further.");
    }

    private Done access(Account account, boolean allowed) {
        world.allowMessageAccess(account, allowed);
        return Done.of(account.username() + (allowed ? " allows" : " no longer allows") + " access to messages.");
    }

    private Done appAccess(Account account, AppAccess access, String what) {
        world.tokens.access(account, access);
        return Done.of(account.username() + what + ".");
    }

    private Done kill(Account account) {
        world.tokens.kill(account, TokenDeath.PASSWORD_CHANGED);
        return Done.of(account.username() + " has a new password; its tokens are dead.");
    }

    private static Done answered(String what, CallbackAnswer answer) {
        return Done.of(what + ": answered " + answer.status() + ".");
    }

    private static String words(Asked asked) {
        return asked.text().isBlank() ? "Good morning, can I book a visit for Tuesday?" : asked.text();
    }
}
