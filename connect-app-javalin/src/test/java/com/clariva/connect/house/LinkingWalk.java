package com.clariva.connect.house;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.house.Doctor.Journey;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.AppAccess;
import com.clariva.connect.simulator.Fault;
import com.clariva.connect.simulator.Operation;
import com.clariva.connect.simulator.Sample;
import com.clariva.connect.simulator.SimulatedInstagram;
import java.net.URI;
import java.util.stream.Collectors;

/** Links that are made, and links that fail in every way. */
final class LinkingWalk {
    private final House house;

    LinkingWalk(House house) {
        this.house = requireNonNull(house, "house is null");
    }

    void link(Doctor ada, Doctor mira) {
        assertThat(ada.link(Sample.DR_EXAMPLE).location()).endsWith("connected=1");
        assertThat(linkFromElsewhere(mira).status()).isEqualTo(200);
    }

    void fail(Doctor carol) {
        cancelled(carol);
        stolen(carol);
        invented(carol);
        replayed(carol);
        refused(carol);
        broken(carol);
        unwanted(carol);
    }

    private Answer linkFromElsewhere(Doctor mira) {
        String code = handedOver(mira, Sample.CLINIC);
        house.visits.get(Visits.PAGE + "?complete=" + code);
        return complete(mira, code);
    }

    private String handedOver(Doctor doctor, Account account) {
        URI back = doctor.allow(doctor.departFromElsewhere(), account);
        Answer answer = house.visits.unkept(back.getRawPath() + "?" + back.getRawQuery());
        String code =
                house.canaries.release("one-time code", Doctor.parameter(absolute(answer.location()), "complete"));
        house.visits.keep(answer, code);
        return code;
    }

    private Answer complete(Doctor doctor, String code) {
        return house.visits.post(
                Visits.API + "/complete", "{\"code\":\"" + code + "\"}", "Authorization", doctor.bearer());
    }

    /** One link is begun and one is nearly done, and both are left like that. */
    void leaveOpen(Doctor doctor) {
        doctor.depart();
        handedOver(doctor, Sample.CREATOR);
    }

    private void cancelled(Doctor carol) {
        Journey journey = carol.depart();
        ends(carol.comeBack(house.instagram.cancel(journey.authorizationUrl()), journey.cookie()), "access_denied");
    }

    /** Somebody else's browser comes back. */
    private void stolen(Doctor carol) {
        URI back = carol.allow(carol.depart(), Sample.CREATOR);
        ends(carol.comeBack(back, carol.depart().cookie()), "state_invalid");
        String code = handedOver(Doctor.newcomer(house), Sample.CREATOR);
        assertThat(complete(carol, code).status()).isEqualTo(400);
    }

    private void invented(Doctor carol) {
        Journey journey = carol.depart();
        String state = house.canaries.secret("invented state");
        String code = house.canaries.secret("invented code");
        ends(callback(code, state, journey.cookie()), "state_invalid");
        ends(callback(code, journey.state(), journey.cookie()), "code_rejected");
        callback(code + "%zz", state, journey.cookie());
        callback(code, state.repeat(300), journey.cookie());
        house.visits.get(Visits.API + "/..;/instagram/callback?code=" + code + "&state=" + state);
        house.visits.get("/nowhere?code=" + code + "&state=" + state, "Cookie", journey.cookie());
        complete(carol, house.canaries.secret("invented one-time code"));
        complete(carol, code + "\" , broken " + state);
    }

    private void replayed(Doctor carol) {
        Journey journey = carol.depart();
        URI back = carol.allow(journey, Sample.PERSONAL);
        ends(carol.comeBack(back, journey.cookie()), "not_professional");
        ends(carol.comeBack(back, journey.cookie()), "state_invalid");
    }

    /** Instagram repeats in its errors what it was given. */
    private void refused(Doctor carol) {
        String told = house.canaries.sentence("error text of Instagram", house.secrets.app());
        house.instagram.failNext(Operation.CODE_EXCHANGE, Fault.error(100, told));
        assertThat(carol.link(Sample.CREATOR).location()).contains("connected=0");
        house.instagram.failNext(Operation.PROFILE, Fault.answer(500, told));
        house.instagram.failNext(Operation.PROFILE, Fault.answer(500, told));
        house.instagram.failNext(Operation.PROFILE, Fault.answer(500, told));
        assertThat(carol.link(Sample.CREATOR).location()).contains("connected=0");
    }

    private void broken(Doctor carol) {
        house.instagram.failAlways(Operation.TOKEN_EXCHANGE, Fault.cutBefore());
        ends(carol.link(Sample.CREATOR), "instagram_unavailable");
        house.instagram.failAlways(Operation.TOKEN_EXCHANGE, Fault.garbage());
        ends(carol.link(Sample.CREATOR), "instagram_unavailable");
        house.instagram.heal();
        house.instagram.tokens().access(Sample.CREATOR, AppAccess.NO_ROLE);
        ends(carol.link(Sample.CREATOR), "app_not_approved");
        house.instagram.tokens().access(Sample.CREATOR, AppAccess.CHECKPOINT);
        ends(carol.link(Sample.CREATOR), "account_restricted");
        house.instagram.tokens().access(Sample.CREATOR, AppAccess.GRANTED);
    }

    private void unwanted(Doctor carol) {
        ends(carol.link(Sample.DR_EXAMPLE), "account_already_linked");
        Journey journey = carol.depart();
        URI back = house.instagram.allow(
                journey.authorizationUrl(),
                Sample.CREATOR,
                SimulatedInstagram.ALL_PERMISSIONS.stream().limit(1).collect(Collectors.toSet()));
        house.canaries.release("authorization code", Doctor.parameter(back, "code"));
        assertThat(carol.comeBack(back, journey.cookie()).location()).contains("connected=0");
    }

    private static void ends(Answer answer, String error) {
        assertThat(answer.location()).endsWith("connected=0&error=" + error);
    }

    private Answer callback(String code, String state, String cookie) {
        return house.visits.get(Visits.CALLBACK + "?code=" + code + "&state=" + state, "Cookie", cookie);
    }

    private URI absolute(String location) {
        return URI.create("http://127.0.0.1:" + house.visits.port()).resolve(location);
    }
}
