package com.clariva.connect.house;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.house.Doctor.Journey;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.CallbackAnswer;
import com.clariva.connect.simulator.Callbacks;
import com.clariva.connect.simulator.Sample;
import java.time.Duration;
import java.util.List;

/** Doctors who change their account, and owners who take leave. */
final class PrivacyWalk {
    private final House house;
    private final Callbacks callbacks;

    PrivacyWalk(House house) {
        this.house = requireNonNull(house, "house is null");
        this.callbacks = house.instagram.callbacks();
    }

    /** From one account to another; then both owners take leave, one after the other. */
    void leave(Doctor noor) {
        assertThat(noor.link(Sample.CREATOR).location()).endsWith("connected=1");
        change(noor, Sample.CLINIC);
        forge();
        kept(callbacks.deauthorize(Sample.CLINIC));
        release(callbacks.signedRequest(Sample.CREATOR, house.secrets.app()));
        CallbackAnswer deletion = callbacks.requestDeletion(Sample.CREATOR);
        kept(deletion);
        String code = deletion.body().replaceAll("^.*\"confirmation_code\":\"(\\w+)\".*$", "$1");
        assertThat(house.visits.get("/instagram/data-deletion/" + code).status())
                .isEqualTo(200);
        writesAfterwards();
    }

    /** A doctor is asked which account was meant, and has not said so yet. */
    void leaveOpen(Doctor otto) {
        assertThat(otto.link(Sample.CLINIC).location()).endsWith("connected=1");
        assertThat(otto.link(Sample.CREATOR).location()).contains("account_changed");
    }

    private void change(Doctor doctor, Account account) {
        Journey journey = doctor.depart();
        assertThat(doctor.comeBack(doctor.allow(journey, account), journey.cookie())
                        .location())
                .contains("account_changed");
        assertThat(house.visits
                        .post(Visits.API + "/confirm", "", "Authorization", doctor.bearer(), "Cookie", journey.cookie())
                        .status())
                .isEqualTo(200);
    }

    private void forge() {
        String forged = callbacks.signedRequest(Sample.CLINIC, house.canaries.secret("secret of a forger"));
        release(forged);
        assertThat(callbacks.requestDeletion(forged).status()).isEqualTo(401);
        kept(callbacks.requestDeletion(forged));
        kept(callbacks.requestDeletion(house.canaries.secret("signed request that is none")));
    }

    private void writesAfterwards() {
        String text = house.canaries.sentence("message after the deletion", "are you there");
        assertThat(house.instagram
                        .webhooks()
                        .force(List.of(house.instagram.people().writes(Sample.CREATOR, Sample.JANE, text)))
                        .accepted())
                .isTrue();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> house.visits.unkept("/metrics").body().contains("outcome=\"dropped\""));
    }

    private void release(String signedRequest) {
        house.canaries.release("signed request", signedRequest.substring(0, signedRequest.indexOf('.')));
    }

    private void kept(CallbackAnswer answer) {
        house.visits.keep(answer.status() + " " + answer.body());
    }
}
