package com.clariva.connect.core.sending;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.retention.Kept;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendMessageTest {
    private final House house = new House();

    @BeforeEach
    void accountsAreLinked() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.link(DR_BORIS, BORIS_PRACTICE);
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
        house.storage.conversations().heard(BORIS_PRACTICE, PATIENT, house.clock.instant());
    }

    @Test
    void messageGoesOutFromTheDoctorsOwnAccount() {
        assertThat(send(DR_BORIS, "key", "Yes")).isEqualTo(new ReplyState.Sent("mid-1"));

        assertThat(house.directMessages.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.sender().account()).isEqualTo(BORIS_PRACTICE));
    }

    @Test
    void repeatedRequestGetsWhatBecameOfTheFirst() {
        ReplyState first = send(DR_ADA, "key", "Yes");

        assertThat(send(DR_ADA, "key", "Yes")).isEqualTo(first);
        assertThat(house.directMessages.sends()).isEqualTo(1);
    }

    @Test
    void sameKeyWithAnotherContentIsRefusedAndTheFirstStays() {
        ReplyState first = send(DR_ADA, "key", "Yes");

        assertThat(send(DR_ADA, "key", "No")).isEqualTo(new ReplyState.Refused(ReplyRefusal.KEY_REUSED));
        assertThat(send(DR_ADA, "key", "Yes")).isEqualTo(first);
        assertThat(house.directMessages.sends()).isEqualTo(1);
    }

    @Test
    void keyCountsForItsDoctorOnly() {
        send(DR_ADA, "key", "Yes");

        assertThat(send(DR_BORIS, "key", "No")).isEqualTo(new ReplyState.Sent("mid-2"));
    }

    @Test
    void keyCountsForSevenDays() {
        send(DR_ADA, "key", "Yes");
        house.clock.advance(Duration.ofDays(7));
        forget();
        assertThat(send(DR_ADA, "key", "No")).isEqualTo(new ReplyState.Refused(ReplyRefusal.KEY_REUSED));

        house.clock.advance(Duration.ofMillis(1));
        forget();
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());

        assertThat(send(DR_ADA, "key", "No")).isEqualTo(new ReplyState.Sent("mid-2"));
    }

    @Test
    void doctorNobodyKnowsAndOneWhoDisconnectedAreToldApart() {
        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(send(DR_ADA, "key", "Yes")).isEqualTo(new ReplyState.Refused(ReplyRefusal.DISCONNECTED));
        DoctorId stranger = DoctorId.of("11111111-2222-4333-8444-555555555555");
        assertThat(send(stranger, "key", "Yes")).isEqualTo(new ReplyState.Refused(ReplyRefusal.UNKNOWN_DOCTOR));
        assertThat(house.directMessages.sends()).isZero();
    }

    private void forget() {
        house.storage.retention().forget(Kept.KEYED_REPLIES, Kept.KEYED_REPLIES.age(), 10);
    }

    private ReplyState send(DoctorId doctor, String key, String text) {
        return house.connect
                .sendMessage()
                .send(new SendMessage.Request(doctor, PATIENT, Content.text(text), key, Optional.empty()));
    }
}
