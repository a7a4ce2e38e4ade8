package com.clariva.connect.core.linking;

import static com.clariva.connect.core.House.CODE;
import static com.clariva.connect.core.House.TOKEN;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.account.AccountStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepSubscribedTest {
    private final House house = new House();
    private final KeepSubscribed keepSubscribed = new KeepSubscribed(
            house.storage.accounts(), house.storage.tokens(), house.subscriptions, house.storage.tokenReport());

    @BeforeEach
    void accountIsLinkedWhileSubscribingFails() {
        house.grants(CODE, TOKEN, ADAS_PRACTICE);
        house.subscriptions.goesAway();
        house.comeBack(house.depart(DR_ADA), CODE);
    }

    @Test
    void accountIsSubscribedWhenInstagramIsBack() {
        house.subscriptions.comesBack();

        keepSubscribed.subscribeMissing();

        assertThat(house.subscriptions.isSubscribed(TOKEN)).isTrue();
        assertThat(house.storage.accounts().notSubscribed(10)).isEmpty();
    }

    @Test
    void accountStaysOnTheListWhileInstagramIsAway() {
        keepSubscribed.subscribeMissing();

        assertThat(house.storage.accounts().notSubscribed(10)).hasSize(1);
    }

    @Test
    void subscribedAccountIsLeftAlone() {
        house.subscriptions.comesBack();
        keepSubscribed.subscribeMissing();
        int calls = house.subscriptions.calls();

        keepSubscribed.subscribeMissing();

        assertThat(house.subscriptions.calls()).isEqualTo(calls);
    }

    @Test
    void refusedTokenMarksTheAccount() {
        house.subscriptions.comesBack();
        house.subscriptions.revokes(TOKEN);

        keepSubscribed.subscribeMissing();

        assertThat(house.storage.accounts().findByDoctor(DR_ADA))
                .hasValueSatisfying(
                        account -> assertThat(account.state().status()).isEqualTo(AccountStatus.NEEDS_RECONNECT));
    }
}
