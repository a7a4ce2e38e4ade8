package com.clariva.connect.app.forward;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.settings.Forwarding;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.PostponedException;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.instance.Incident;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.secret.Secret;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Sends each event on, signed, and says what the target wants said.
 *
 * <p>A 2xx answer means done. 408 and 5xx are failed attempts. 429, and 503 with {@code Retry-After}, mean
 * that the target has enough for now: all events wait, uncounted, as they do for one that cannot be reached.
 * Any other answer is a no for good.
 */
public final class ForwardingHandler implements EventHandler {
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final HttpUrl url;
    private final List<Webhook> signers;
    private final InstantSource clock;
    private final Target target;
    private final Incidents incidents;
    private volatile Instant quietUntil = Instant.EPOCH;

    /** @param incidents where it is noted that the target takes nothing, and why */
    public ForwardingHandler(Forwarding forwarding, InstantSource clock, Incidents incidents) {
        this(forwarding, clock, incidents, Target.Limits.STANDARD);
    }

    ForwardingHandler(Forwarding forwarding, InstantSource clock, Incidents incidents, Target.Limits limits) {
        this.url = requireNonNull(HttpUrl.get(forwarding.url()), "the forward URL is no address");
        this.signers = Stream.concat(Stream.of(forwarding.secret()), forwarding.previousSecret().stream())
                .map(ForwardingHandler::signer)
                .toList();
        this.clock = requireNonNull(clock, "clock is null");
        this.incidents = requireNonNull(incidents, "incidents is null");
        this.target = new Target(limits, clock);
    }

    @Override
    public void handle(ResolvedEvent event) throws IOException, ForwardRefusedException, InterruptedException {
        Duration quiet = Duration.between(clock.instant(), quietUntil);
        if (!quiet.isNegative() && !quiet.isZero()) {
            throw enoughForNow(quiet);
        }
        ForwardAnswer answer = answered(event);
        note(answer);
        requireTaken(answer);
        answer.replies().forEach(event::reply);
    }

    private ForwardAnswer answered(ResolvedEvent event) throws IOException, InterruptedException {
        try {
            return target.post(
                    ForwardedEvent.of(event).signed(signers, clock.instant()).url(url));
        } catch (PostponedException | IOException e) {
            target.lastProblem().ifPresent(problem -> incidents.failed(Incident.Area.FORWARD, problem));
            throw e;
        }
    }

    private void note(ForwardAnswer answer) {
        if (answer.took()) {
            incidents.succeeded(Incident.Area.FORWARD);
        } else {
            incidents.failed(Incident.Area.FORWARD, "the forward target answers " + answer.status() + meaning(answer));
        }
    }

    private static String meaning(ForwardAnswer answer) {
        return switch (answer.status()) {
            case 401, 403 -> ", it does not accept our signature or does not let us in";
            case 404, 405, 410 -> ", there is nothing that takes events at that path";
            default -> answer.asksToWait() ? ", it asks to wait" : "";
        };
    }

    private void requireTaken(ForwardAnswer answer) throws ForwardRefusedException {
        if (answer.asksToWait()) {
            Duration pause = answer.retryAfter().map(ForwardingHandler::bounded).orElse(Target.PAUSE);
            quietUntil = clock.instant().plus(pause);
            throw enoughForNow(pause);
        }
        if (answer.mayPass()) {
            throw new ForwardRefusedException(answer.status());
        }
        if (!answer.took()) {
            throw ForwardRejectedException.with(answer.status());
        }
    }

    private static Duration bounded(Duration asked) {
        Duration least = Duration.ofSeconds(1);
        return asked.compareTo(least) < 0 ? least : asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static PostponedException enoughForNow(Duration pause) {
        return new PostponedException("the forward target asks to wait", pause);
    }

    private static Webhook signer(Secret secret) {
        try {
            return new Webhook(secret.reveal());
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("the forward secret is empty", e);
        }
    }
}
