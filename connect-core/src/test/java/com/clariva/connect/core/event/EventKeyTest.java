package com.clariva.connect.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.ConversationEvent.Postback;
import com.clariva.connect.core.event.ConversationEvent.Reaction;
import com.clariva.connect.core.event.ConversationEvent.Referral;
import com.clariva.connect.core.event.ConversationEvent.Seen;
import com.clariva.connect.core.event.MessageEvent.Echo;
import com.clariva.connect.core.event.MessageEvent.Message;
import com.clariva.connect.core.event.MessageEvent.MessageDeleted;
import com.clariva.connect.core.event.MessageEvent.MessageEdited;
import com.clariva.connect.core.event.PublicEvent.Comment;
import com.clariva.connect.core.event.PublicEvent.LiveComment;
import com.clariva.connect.core.event.PublicEvent.Mention;
import com.clariva.connect.core.event.RoutingEvent.Handover;
import com.clariva.connect.core.event.RoutingEvent.Standby;
import com.clariva.connect.core.event.RoutingEvent.Unrecognized;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventKeyTest {
    private static final InstagramId CLINIC = new InstagramId("17841400000000001");
    private static final InstagramId OTHER_CLINIC = new InstagramId("17841400000000002");
    private static final InstagramId PATIENT = new InstagramId("1234567890123456");
    private static final InstagramId OTHER_PATIENT = new InstagramId("2234567890123456");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final EventHeader HEADER = header(CLINIC, PATIENT, NOON);
    private static final EventHeader LATER = header(CLINIC, PATIENT, NOON.plusMillis(1));
    private static final String MID = "aWdfZAG1faXRlbToxOk";
    private static final MessageContent YES = MessageContent.text("yes");

    @Test
    void everythingThatHappensToOneMessageHasItsOwnKey() {
        List<InstagramEvent> events = List.of(
                new Message(HEADER, MID, YES),
                new MessageEdited(HEADER, MID, Optional.empty(), 1),
                new MessageEdited(HEADER, MID, Optional.empty(), 2),
                new MessageDeleted(HEADER, MID, false),
                new Echo(HEADER, MID, YES, false),
                new Reaction(HEADER, MID, true, Optional.empty()),
                new Reaction(HEADER, MID, false, Optional.empty()),
                new Reaction(LATER, MID, true, Optional.empty()),
                new Reaction(header(CLINIC, OTHER_PATIENT, NOON), MID, true, Optional.empty()),
                new Seen(HEADER, MID),
                new Seen(LATER, MID),
                new Postback(HEADER, Optional.of(MID), new Text("Book"), Optional.empty(), false),
                new Standby(new Message(HEADER, MID, YES)),
                new Standby(new MessageDeleted(HEADER, MID, false)));

        assertThat(keysOf(events)).hasSameSizeAs(events);
    }

    @Test
    void actsWithoutAnIdAreToldApartByPersonAndTime() {
        Text title = new Text("Opening hours?");
        List<InstagramEvent> events = List.of(
                new Postback(HEADER, Optional.empty(), title, Optional.empty(), false),
                new Postback(LATER, Optional.empty(), title, Optional.empty(), false),
                new Postback(header(CLINIC, OTHER_PATIENT, NOON), Optional.empty(), title, Optional.empty(), false),
                new Referral(HEADER, source()),
                new Referral(LATER, source()),
                new Handover(HEADER, "take_thread_control", Optional.empty(), Optional.empty()),
                new Handover(HEADER, "pass_thread_control", Optional.empty(), Optional.empty()));

        assertThat(keysOf(events)).hasSameSizeAs(events);
    }

    @Test
    void whatIsPublicIsToldApartByItsOwnIds() {
        CommentContent first = comment("17860000000000040");
        List<InstagramEvent> events = List.of(
                new Comment(HEADER, first, false),
                new Comment(HEADER, comment("17860000000000041"), false),
                new LiveComment(HEADER, first, false),
                new Mention(HEADER, "179", Optional.empty()),
                new Mention(HEADER, "179", Optional.of("178")),
                new Mention(HEADER, "17", Optional.of("9178")));

        assertThat(keysOf(events)).hasSameSizeAs(events);
    }

    @Test
    void whatAPersonWroteIsNoPartOfTheKey() {
        EventKey key = new Message(HEADER, MID, YES).key();

        assertThat(new Message(HEADER, MID, MessageContent.text("no")).key()).isEqualTo(key);
        assertThat(new Message(HEADER, MID + "2", YES).key()).isNotEqualTo(key);
    }

    @Test
    void timeIsNoPartOfTheKeyWhereThereIsAnId() {
        assertThat(new Message(LATER, MID, YES).key()).isEqualTo(new Message(HEADER, MID, YES).key());
    }

    @Test
    void sameIdsOnTwoAccountsAreTwoEvents() {
        EventHeader elsewhere = header(OTHER_CLINIC, PATIENT, NOON);

        assertThat(new Message(elsewhere, MID, YES).key()).isNotEqualTo(new Message(HEADER, MID, YES).key());
    }

    @Test
    void unknownThingsAreToldApartByWhatTheyAre() {
        Unrecognized one = new Unrecognized(HEADER, "brand_new_thing", new Text("{\"x\":1}"));
        Unrecognized same = new Unrecognized(LATER, "brand_new_thing", new Text("{\"x\":1}"));
        Unrecognized other = new Unrecognized(HEADER, "brand_new_thing", new Text("{\"x\":2}"));

        assertThat(same.key()).isEqualTo(one.key());
        assertThat(other.key()).isNotEqualTo(one.key());
    }

    @Test
    void partsCannotBeShiftedIntoEachOther() {
        EventKey key = EventKey.of(EventKind.MENTION, HEADER, "1:2", "3");

        assertThat(EventKey.of(EventKind.MENTION, HEADER, "1", "2:3")).isNotEqualTo(key);
        assertThat(EventKey.of(EventKind.MENTION, HEADER, "1:23")).isNotEqualTo(key);
    }

    @Test
    void eventsDoNotPrintWhatPeopleWrote() {
        Message message = new Message(HEADER, MID, MessageContent.text("my secret illness"));
        Comment comment = new Comment(HEADER, comment("1"), false);

        assertThat(message.toString() + comment).doesNotContain("illness", "patient.example", "Saturday");
    }

    private static Set<EventKey> keysOf(List<InstagramEvent> events) {
        Set<EventKey> keys = new HashSet<>();
        events.forEach(event -> keys.add(event.key()));
        return keys;
    }

    private static EventHeader header(InstagramId account, InstagramId person, Instant at) {
        return new EventHeader(account, Optional.of(person), at);
    }

    private static ReferralSource source() {
        return new ReferralSource(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static CommentContent comment(String id) {
        return new CommentContent(
                id,
                Optional.of(new Text("Do you work on Saturday?")),
                Optional.of(new Text("patient.example")),
                CommentedMedia.of("media-1", "FEED"),
                Optional.empty());
    }
}
