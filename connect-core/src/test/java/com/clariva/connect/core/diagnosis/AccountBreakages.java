package com.clariva.connect.core.diagnosis;

import static com.clariva.connect.core.diagnosis.Breakage.problem;
import static com.clariva.connect.core.diagnosis.Breakage.warning;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.linking.LinkOutcome;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.core.token.RefreshOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be wrong with accounts, one thing at a time. */
final class AccountBreakages {
    private AccountBreakages() {}

    static List<Breakage> ofAll() {
        return Stream.of(
                        problem(
                                Check.TOKEN_REFUSED,
                                well -> well.house.storage.tokens().refused(ADAS_PRACTICE, tokenVersion(well))),
                        problem(Check.TOKEN_EXPIRED, well -> goOnFor(well, Duration.ofDays(60))),
                        warning(Check.TOKEN_ENDING, well -> goOnFor(well, Duration.ofDays(50))),
                        warning(Check.TOKEN_ENDING, AccountBreakages::refusesToRefresh),
                        warning(Check.LINKING, AccountBreakages::refusesALink),
                        warning(Check.LINKING, AccountBreakages::linksAPersonalAccount),
                        warning(Check.LINKING, AccountBreakages::linksWithoutAPermission),
                        problem(
                                Check.PERMISSION,
                                well -> well.house.storage.tokens().permissionLost(ADAS_PRACTICE, tokenVersion(well))),
                        problem(
                                Check.PERMISSION,
                                well -> well.link(
                                        DR_ADA, ADAS_PRACTICE, Optional.of(Set.of("instagram_business_basic")))),
                        warning(Check.PERMISSION, well -> well.link(DR_ADA, ADAS_PRACTICE, Optional.empty())),
                        problem(
                                Check.SUBSCRIPTION,
                                well -> well.house.storage.accounts().noteSubscription(ADAS_PRACTICE, false)))
                .flatMap(breakage -> Stream.of(breakage, breakage.askedAbout(DR_ADA)))
                .toList();
    }

    static List<Breakage> ofOneDoctor() {
        return List.of(
                warning(Check.ACCOUNT, well -> well.house.storage.accounts().disconnect(DR_ADA)),
                problem(Check.ACCOUNT, well -> {}).askedAbout(DR_BORIS),
                warning(Check.RECEIVING, well -> well.house.link(DR_BORIS, BORIS_PRACTICE))
                        .askedAbout(DR_BORIS),
                warning(Check.RECEIVING, well -> {
                            Instant before = well.house.clock.instant();
                            well.letPass(Duration.ofMinutes(5));
                            well.house.link(DR_BORIS, BORIS_PRACTICE);
                            well.log(BORIS_PRACTICE, "handled", before);
                        })
                        .askedAbout(DR_BORIS),
                warning(Check.REPLIES, well -> {
                            well.house.directMessages.refuses(Refusal.MESSAGES_SWITCHED_OFF);
                            reply(well, 1);
                        })
                        .askedAbout(DR_ADA),
                warning(Check.REPLIES, well -> {
                            well.house.directMessages.refuses(Refusal.ACCOUNT_RESTRICTED);
                            reply(well, 1);
                        })
                        .askedAbout(DR_ADA),
                warning(Check.REPLIES, well -> {
                            well.house.directMessages.refuses(Refusal.WINDOW_CLOSED);
                            reply(well, 1);
                        })
                        .askedAbout(DR_ADA),
                warning(Check.REPLIES, well -> reply(well, 6)).askedAbout(DR_ADA));
    }

    private static void refusesToRefresh(WellHouse well) {
        Secret token =
                well.house.storage.tokens().current(ADAS_PRACTICE).orElseThrow().secret();
        goOnFor(well, Duration.ofDays(31));
        well.house.tokenRefresher.refuses(token, Refusal.BUG);
        assertThat(well.house.connect.refreshTokens().refresh(ADAS_PRACTICE)).isEqualTo(RefreshOutcome.POSTPONED);
    }

    private static void refusesALink(WellHouse well) {
        LinkOutcome unused = well.house.comeBack(well.house.depart(DR_ADA), Secret.of("refused"));
    }

    private static void linksAPersonalAccount(WellHouse well) {
        Profile personal = new Profile(
                BORIS_PRACTICE, Optional.empty(), "boris", Optional.of(AccountType.PERSONAL), Optional.empty());
        comesBackWith(well, Optional.empty(), personal);
    }

    private static void linksWithoutAPermission(WellHouse well) {
        comesBackWith(well, Optional.of(Set.of("instagram_business_basic")), House.profile(ADAS_PRACTICE));
    }

    private static void comesBackWith(WellHouse well, Optional<Set<String>> permissions, Profile profile) {
        Grant grant = well.house.grant(Secret.of("token of another link"), permissions);
        well.house.authorizationServer.grants(House.CODE, grant, profile);
        LinkOutcome unused = well.house.comeBack(well.house.depart(DR_ADA), House.CODE);
    }

    private static void goOnFor(WellHouse well, Duration duration) {
        well.letPass(duration);
        well.arrive(WellHouse.APP_SECRET);
    }

    private static long tokenVersion(WellHouse well) {
        return well.house.storage.tokens().current(ADAS_PRACTICE).orElseThrow().version();
    }

    private static void reply(WellHouse well, int times) {
        well.house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, well.house.clock.instant());
        for (int number = 1; number <= times; number++) {
            ReplyId id = new ReplyId("reply " + number);
            well.house.connect.sendReply().send(new Reply(id, ADAS_PRACTICE, PATIENT, Content.text("Yes")));
        }
    }
}
