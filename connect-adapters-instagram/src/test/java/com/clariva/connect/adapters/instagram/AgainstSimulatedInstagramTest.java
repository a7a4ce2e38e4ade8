package com.clariva.connect.adapters.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.core.webhook.Reading;
import com.clariva.connect.simulator.AnswerShape;
import com.clariva.connect.simulator.Fault;
import com.clariva.connect.simulator.ProfileShape;
import com.clariva.connect.simulator.Sample;
import com.clariva.connect.simulator.SeenRequest;
import com.clariva.connect.simulator.SentMessage;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.simulator.TokenCarrier;
import com.clariva.connect.simulator.TokenDeath;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole dialect, spoken with somebody who knows it. */
class AgainstSimulatedInstagramTest {
    private static final Ticket STATE = new Ticket("state-1");
    private static final InstagramId JANE = new InstagramId(Sample.JANE.igsid());
    private static final String TUESDAY = "Tuesday, 10:30. До встречи! 🙏";

    private final SimulatedInstagram simulator = SimulatedInstagram.start();
    private final AnsweringServer app = new AnsweringServer();
    private final InstagramOverHttp house = InstagramOverHttp.with(settings());

    @AfterEach
    void closeSimulator() {
        simulator.close();
        app.close();
    }

    @ParameterizedTest
    @EnumSource
    void accountIsLinkedWhateverTheAnswerLooksLike(AnswerShape shape) {
        simulator.answers(shape);

        Grant grant = house.authorizationServer().exchange(code()).granted().orElseThrow();

        assertThat(Duration.between(grant.issuedAt(), grant.expiresAt()))
                .isBetween(Duration.ofDays(59), Duration.ofDays(61));
        assertThat(grant.permissions())
                .isEqualTo(
                        shape == AnswerShape.FLAT_SILENT
                                ? Optional.empty()
                                : Optional.of(
                                        Set.copyOf(house.authorizationServer().permissions())));
        assertThat(house.authorizationServer().profile(grant.longLivedToken()).account())
                .isEqualTo(new InstagramId("17841400000000001"));
    }

    @ParameterizedTest
    @EnumSource
    void profileNamesTheAccountByItsProfessionalId(ProfileShape shape) {
        simulator.profileAnswers(shape);

        Profile profile = house.authorizationServer().profile(token());

        assertThat(profile.account()).isEqualTo(new InstagramId("17841400000000001"));
        assertThat(profile.appScopedId()).isPresent().get().isNotEqualTo(profile.account());
        assertThat(profile.username()).isEqualTo("dr.example");
        assertThat(profile.accountType()).contains(AccountType.BUSINESS);
    }

    @Test
    void codeIsGoodOnce() {
        Secret code = code();

        assertThat(house.authorizationServer().exchange(code).granted()).isPresent();
        assertThat(house.authorizationServer().exchange(code).granted()).isEmpty();
    }

    @Test
    void unTickedPermissionIsMissingFromTheGrant() {
        URI back = simulator.allow(
                house.authorizationServer().authorizationUrl(STATE),
                Sample.DR_EXAMPLE,
                Set.of("instagram_business_basic"));

        Grant grant =
                house.authorizationServer().exchange(codeIn(back)).granted().orElseThrow();

        assertThat(grant.permissions()).contains(Set.of("instagram_business_basic"));
    }

    @Test
    void subscriptionIsMadeReadBackAndEnded() {
        Secret token = token();

        house.subscriptions().subscribe(token);
        assertThat(house.subscriptions().isSubscribed(token)).isTrue();
        assertThat(simulator.subscribedFields(Sample.DR_EXAMPLE))
                .containsExactlyInAnyOrderElementsOf(InstagramSettings.Asking.USUAL.webhookFields());

        house.subscriptions().unsubscribe(token);
        assertThat(house.subscriptions().isSubscribed(token)).isFalse();
    }

    @Test
    void messageOfAPersonIsReadAndAnswered() {
        Secret token = token();
        house.subscriptions().subscribe(token);
        app.answers(AnsweringServer.json(200, ""));
        simulator.webhooks(app.uri("/webhooks/instagram"));
        simulator.personWrites(Sample.DR_EXAMPLE, Sample.JANE, "Вторник? 🙏");

        Reading reading =
                house.eventReader().read(app.requests().get(0).getBody().toByteArray());
        SendOutcome state = house.directMessages().send(sender(token), JANE, Content.text(TUESDAY), Tag.NONE);

        assertThat(reading.flaw()).isEmpty();
        assertThat(reading.events())
                .singleElement()
                .satisfies(read -> assertThat(read.event().as(MessageEvent.Message.class))
                        .hasValueSatisfying(message -> {
                            assertThat(message.header().person()).contains(JANE);
                            assertThat(message.content()).isEqualTo(MessageContent.text("Вторник? 🙏"));
                        }));
        SentMessage sent = simulator.sentMessages().get(0);
        assertThat(state).isEqualTo(new SendOutcome.Accepted(sent.mid().orElseThrow()));
        assertThat(sent.text()).contains(TUESDAY);
    }

    @Test
    void windowClosesAfterADay() {
        Secret token = token();
        simulator.personWrites(Sample.DR_EXAMPLE, Sample.JANE, "hello");

        simulator.clock().advance(Duration.ofHours(25));

        assertThat(house.directMessages().send(sender(token), JANE, Content.text(TUESDAY), Tag.NONE))
                .isEqualTo(new SendOutcome.Refused(Refusal.WINDOW_CLOSED));
    }

    @Test
    void messageWhoseAnswerIsLostIsSentOnce() {
        Secret token = token();
        simulator.personWrites(Sample.DR_EXAMPLE, Sample.JANE, "hello");
        simulator.failNext(com.clariva.connect.simulator.Operation.SEND, Fault.cutAfter());

        SendOutcome state = house.directMessages().send(sender(token), JANE, Content.text(TUESDAY), Tag.NONE);

        assertThat(state).isEqualTo(new SendOutcome.Unanswered());
        assertThat(simulator.sentMessages()).hasSize(1);
    }

    @Test
    void doctorWhoSwitchedMessagesOffIsToldSo() {
        Secret token = token();
        simulator.personWrites(Sample.DR_EXAMPLE, Sample.JANE, "hello");
        simulator.allowMessageAccess(Sample.DR_EXAMPLE, false);

        assertThat(house.directMessages().send(sender(token), JANE, Content.text(TUESDAY), Tag.NONE))
                .isIn(
                        new SendOutcome.Refused(Refusal.MESSAGES_SWITCHED_OFF),
                        new SendOutcome.Refused(Refusal.PERMISSION_MISSING));
    }

    @ParameterizedTest
    @EnumSource
    void deadTokenIsDeadEverywhere(TokenDeath death) {
        Secret token = token();
        simulator.killTokens(Sample.DR_EXAMPLE, death);

        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> house.authorizationServer().profile(token))
                .returns(Refusal.RECONNECT_NEEDED, ConnectException.InstagramRefused::refusal);
        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> house.subscriptions().isSubscribed(token))
                .returns(Refusal.RECONNECT_NEEDED, ConnectException.InstagramRefused::refusal);
        assertThat(house.directMessages().send(sender(token), JANE, Content.text(TUESDAY), Tag.NONE))
                .isEqualTo(new SendOutcome.Refused(Refusal.RECONNECT_NEEDED));
    }

    @Test
    void tokensTravelInTheHeaderWhereTheyMay() {
        Grant grant = house.authorizationServer().exchange(code()).granted().orElseThrow();
        house.authorizationServer().profile(grant.longLivedToken());
        house.subscriptions().subscribe(grant.longLivedToken());
        house.subscriptions().isSubscribed(grant.longLivedToken());
        house.subscriptions().unsubscribe(grant.longLivedToken());
        house.directMessages().send(sender(grant.longLivedToken()), JANE, Content.text(TUESDAY), Tag.NONE);

        assertThat(simulator.requests())
                .filteredOn(request -> request.carrier() != TokenCarrier.NONE)
                .filteredOn(request -> request.carrier() != TokenCarrier.HEADER)
                .extracting(SeenRequest::operation)
                .containsExactly(com.clariva.connect.simulator.Operation.TOKEN_EXCHANGE);
    }

    private Secret token() {
        return house.authorizationServer()
                .exchange(code())
                .granted()
                .orElseThrow()
                .longLivedToken();
    }

    private Secret code() {
        return codeIn(simulator.allow(house.authorizationServer().authorizationUrl(STATE), Sample.DR_EXAMPLE));
    }

    private static Secret codeIn(URI back) {
        return Secret.of(Optional.ofNullable(HttpUrl.get(back.toString()).queryParameter("code"))
                .orElseThrow());
    }

    private InstagramSettings settings() {
        return InstagramSettings.of(
                        simulator.settings().appId(),
                        Secret.of(simulator.settings().appSecret()),
                        URI.create("https://connect.example.org/callback"),
                        simulator.clock())
                .withAddresses(new InstagramSettings.Addresses(
                        simulator.authorizeUrl(), simulator.tokenUrl(), simulator.graphUrl(), "v25.0"));
    }

    private static Sender sender(Secret token) {
        return new Sender(new InstagramId("17841400000000001"), token);
    }
}
