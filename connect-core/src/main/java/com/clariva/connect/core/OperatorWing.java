package com.clariva.connect.core;

import com.clariva.connect.core.diagnosis.Diagnose;
import com.clariva.connect.core.eventlog.ExplainEvent;
import com.clariva.connect.core.eventlog.FindEvents;
import com.clariva.connect.core.eventlog.FindMessage;
import com.clariva.connect.core.eventlog.ShowContent;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.instance.LeaveHeartbeats;
import com.clariva.connect.core.replay.ReplayDeadLetter;
import com.clariva.connect.core.replay.ReplayDeadLetters;
import com.clariva.connect.core.replay.ReplayReport;
import com.clariva.connect.core.retention.BoundParked;
import com.clariva.connect.core.retention.ForgetOld;
import com.clariva.connect.core.retention.ListParked;
import com.clariva.connect.core.retention.ReviewParked;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.ReviewSecrets;
import java.util.Map;
import java.util.stream.Collectors;

/** What operators look at, set going again, and never have to clear away, wired. */
final class OperatorWing {
    final FindEvents findEvents;
    final ExplainEvent explainEvent;
    final ReplayDeadLetter replayDeadLetter;
    final ReplayDeadLetters replayDeadLetters;
    final ForgetOld forgetOld;
    final ReviewParked reviewParked;
    final BoundParked boundParked;
    final ListParked listParked;
    final ReviewSecrets reviewSecrets;
    final Incidents incidents;
    final LeaveHeartbeats leaveHeartbeats;
    final Diagnose diagnose;

    OperatorWing(Parts parts) {
        Storage storage = parts.storage();
        findEvents = new FindEvents(
                storage.eventLog(),
                storage.deadLetters(),
                storage.accounts(),
                parts.queue().state());
        explainEvent = explainEvent(parts, findEvents);
        replayDeadLetter = new ReplayDeadLetter(
                storage.deadLetters(),
                parts.queue().events(),
                parts.instagram().eventReader(),
                new ReplayReport(parts.audit()));
        forgetOld = new ForgetOld(storage.retention());
        reviewParked = new ReviewParked(
                parts.queue().events(),
                parts.queue().state(),
                storage.retention(),
                parts.service().worker().parkRetention());
        boundParked = boundParked(parts);
        listParked = new ListParked(parts.queue().state(), parts.service().clock());
        reviewSecrets = reviewSecrets(parts);
        replayDeadLetters = new ReplayDeadLetters(storage.deadLetters(), replayDeadLetter);
        incidents = parts.service().watch().incidents();
        leaveHeartbeats = new LeaveHeartbeats(
                storage.instances(),
                new LeaveHeartbeats.Sources(
                        parts.queue().state(),
                        parts.service().watch().received(),
                        parts.instagram()::servedVersion,
                        incidents),
                parts.service().setUp().withFingerprints(fingerprints(parts)),
                parts.service().clock());
        diagnose = new DiagnosisWing(
                        storage,
                        parts.secrets(),
                        parts.instagram().authorizationServer().permissions(),
                        parts.service().setUp(),
                        parts.service().clock())
                .diagnose;
    }

    /** Keyed hashes, from which nobody learns the secrets, and by which another process sees that two differ. */
    private static Map<String, String> fingerprints(Parts parts) {
        return parts.secrets().all().stream()
                .collect(Collectors.toMap(
                        NamedSecret::name, parts.storage().secretRecords()::fingerprint, (one, other) -> one));
    }

    private static ReviewSecrets reviewSecrets(Parts parts) {
        return new ReviewSecrets(
                parts.secrets().appSecrets(),
                parts.secrets().verifyTokens(),
                parts.storage().secretRecords(),
                parts.service().clock());
    }

    private static ExplainEvent explainEvent(Parts parts, FindEvents findEvents) {
        Storage storage = parts.storage();
        return new ExplainEvent(
                findEvents,
                new FindMessage(storage.eventLog(), parts.queue().state(), storage.directory()),
                storage.replies(),
                new ShowContent(storage.letterContents(), parts.queue().state(), parts.audit()));
    }

    private static BoundParked boundParked(Parts parts) {
        Storage storage = parts.storage();
        return new BoundParked(
                parts.queue().events(),
                parts.queue().state(),
                new BoundParked.Stores(storage.deadLetters(), storage.retention(), parts.observer(), parts.audit()),
                parts.service().clock(),
                BoundParked.PER_ACCOUNT);
    }
}
