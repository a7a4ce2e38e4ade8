package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.linking.WebhookSubscriptions;
import com.clariva.connect.core.secret.Secret;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link WebhookSubscriptions} promises. Extend it and supply Instagram's part of the play. */
public abstract class WebhookSubscriptionsContract {
    protected static final Secret ADA = Secret.of("IGAA-token-of-ada");
    protected static final Secret GRACE = Secret.of("IGAA-token-of-grace");

    private WebhookSubscriptions subscriptions;

    /** Where nobody is subscribed, and every token is good. */
    protected abstract WebhookSubscriptions noSubscriptions();

    /** Instagram drops the token's subscription by itself. */
    protected abstract void drops(Secret token);

    /** The token's account is subscribed, but not to messages. */
    protected abstract void subscribesToCommentsOnly(Secret token);

    /** Instagram refuses the token from now on. */
    protected abstract void revokes(Secret token);

    /** Instagram gives no usable answer from now on. */
    protected abstract void goesAway();

    @BeforeEach
    void nobodyIsSubscribed() {
        subscriptions = noSubscriptions();
    }

    @Test
    void subscribedAccountIsSubscribed() {
        subscriptions.subscribe(ADA);

        assertThat(subscriptions.isSubscribed(ADA)).isTrue();
        assertThat(subscriptions.isSubscribed(GRACE)).isFalse();
    }

    @Test
    void subscribingTwiceIsSubscribingOnce() {
        subscriptions.subscribe(ADA);
        subscriptions.subscribe(ADA);

        assertThat(subscriptions.isSubscribed(ADA)).isTrue();
    }

    @Test
    void unsubscribedAccountIsNotSubscribed() {
        subscriptions.subscribe(ADA);
        subscriptions.subscribe(GRACE);

        subscriptions.unsubscribe(ADA);

        assertThat(subscriptions.isSubscribed(ADA)).isFalse();
        assertThat(subscriptions.isSubscribed(GRACE)).isTrue();
    }

    @Test
    void unsubscribingTwiceIsUnsubscribingOnce() {
        subscriptions.subscribe(ADA);

        subscriptions.unsubscribe(ADA);
        subscriptions.unsubscribe(ADA);

        assertThat(subscriptions.isSubscribed(ADA)).isFalse();
    }

    @Test
    void subscriptionIsReadBackAndNotRemembered() {
        subscriptions.subscribe(ADA);

        drops(ADA);

        assertThat(subscriptions.isSubscribed(ADA)).isFalse();
    }

    @Test
    void subscriptionWithoutMessagesIsNone() {
        subscribesToCommentsOnly(ADA);

        assertThat(subscriptions.isSubscribed(ADA)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void refusedTokenIsToldApart(Consumer<WebhookSubscriptions> call) {
        revokes(ADA);

        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> call.accept(subscriptions))
                .returns(Refusal.RECONNECT_NEEDED, ConnectException.InstagramRefused::refusal);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void noUsableAnswerIsSaidSo(Consumer<WebhookSubscriptions> call) {
        goesAway();

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class)
                .isThrownBy(() -> call.accept(subscriptions));
    }

    static Stream<Consumer<WebhookSubscriptions>> calls() {
        return Stream.of(port -> port.subscribe(ADA), port -> port.isSubscribed(ADA), port -> port.unsubscribe(ADA));
    }
}
