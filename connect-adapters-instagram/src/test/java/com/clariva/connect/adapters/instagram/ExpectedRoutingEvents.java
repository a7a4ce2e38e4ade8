package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.Expected.ADA;
import static com.clariva.connect.adapters.instagram.Expected.JANE;
import static com.clariva.connect.adapters.instagram.Expected.NOBODY;
import static com.clariva.connect.adapters.instagram.Expected.at;
import static com.clariva.connect.adapters.instagram.Expected.dashboard;
import static com.clariva.connect.adapters.instagram.Expected.expected;
import static com.clariva.connect.adapters.instagram.Expected.key;
import static com.clariva.connect.adapters.instagram.Expected.mid;
import static com.clariva.connect.adapters.instagram.Expected.moment;
import static com.clariva.connect.adapters.instagram.Expected.of;
import static com.clariva.connect.adapters.instagram.Expected.unrecognized;

import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.RoutingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is read of standby, handovers, dashboard tests and things unknown. */
final class ExpectedRoutingEvents {
    private static final String STORY_INSIGHTS = """
            {
                      "field": "story_insights",
                      "value": {
                        "media_id": "17887000000000048",
                        "impressions": 444,
                        "reach": 44,
                        "taps_forward": 4,
                        "taps_back": 3,
                        "exits": 3,
                        "replies": -1
                      }
                    }""";

    private static final String BRAND_NEW_THING = """
            {
                      "sender": {
                        "id": "1234567890123456"
                      },
                      "recipient": {
                        "id": "17841400000000001"
                      },
                      "timestamp": 1795200000123,
                      "brand_new_thing": {
                        "x": 1
                      }
                    }""";

    static final Map<String, List<Expected>> ALL = Map.ofEntries(
            of(
                    "36-standby-message.json",
                    expected(
                            new RoutingEvent.Standby(new MessageEvent.Message(
                                    at(123),
                                    mid(
                                            "vdb9Z66Ys4faGOlprUPBxJrIeKA0FywWZz4pzkhGFSWnHslFTLuT4JkaMy5FiW4nA5xZn3F77UW8qNcpOGDPGsCUf2ptnKkleUpxB8TIbNywFkIK8UqfgPDn"),
                                    MessageContent.text("message while another app owns the thread"))),
                            key(
                                    "standby",
                                    ADA,
                                    key(
                                            "message",
                                            ADA,
                                            mid(
                                                    "vdb9Z66Ys4faGOlprUPBxJrIeKA0FywWZz4pzkhGFSWnHslFTLuT4JkaMy5FiW4nA5xZn3F77UW8qNcpOGDPGsCUf2ptnKkleUpxB8TIbNywFkIK8UqfgPDn"))))),
            of(
                    "37-handover-pass_thread_control.json",
                    expected(
                            new RoutingEvent.Handover(
                                    at(160_123),
                                    "pass_thread_control",
                                    Optional.of("1217981644879628"),
                                    Optional.of("990000000000001")),
                            key("handover", ADA, "pass_thread_control") + moment(JANE, 160_123))),
            of(
                    "38-handover-take_thread_control.json",
                    expected(
                            new RoutingEvent.Handover(
                                    at(161_123),
                                    "take_thread_control",
                                    Optional.of("990000000000001"),
                                    Optional.of("1217981644879628")),
                            key("handover", ADA, "take_thread_control") + moment(JANE, 161_123))),
            of(
                    "39-handover-request_thread_control.json",
                    expected(
                            new RoutingEvent.Handover(
                                    at(162_123),
                                    "request_thread_control",
                                    Optional.empty(),
                                    Optional.of("990000000000002")),
                            key("handover", ADA, "request_thread_control") + moment(JANE, 162_123))),
            of(
                    "48-story_insights-facebook-login-only.json",
                    expected(
                            unrecognized(
                                    new EventHeader(ADA, Optional.empty(), Instant.EPOCH),
                                    "story_insights",
                                    STORY_INSIGHTS),
                            key("unrecognized", ADA, "5791ad01be536f1e3bae65dc74f5f404"))),
            of(
                    "61-unknown-future-event.json",
                    expected(
                            unrecognized(at(123), "brand_new_thing", BRAND_NEW_THING),
                            key("unrecognized", ADA, "85e9774fd9033f49648e13a7097d0d7f"))),
            of(
                    "50-dashboard-test-messages-changes-shaped.json",
                    expected(
                            new RoutingEvent.Test(dashboard(1_527_459_824_000L), "messages"),
                            key("test", NOBODY, "messages") + "@@1527459824000")),
            of(
                    "51-dashboard-test-messages-bare.json",
                    expected(
                            new RoutingEvent.Test(dashboard(1_527_459_824_000L), "messages"),
                            key("test", NOBODY, "messages") + "@@1527459824000")),
            of(
                    "52-dashboard-test-messages-messaging-shaped.json",
                    expected(
                            new RoutingEvent.Test(dashboard(1_527_459_824_000L), "messages"),
                            key("test", NOBODY, "messages") + "@@1527459824000")),
            of(
                    "53-dashboard-test-reaction.json",
                    expected(
                            new RoutingEvent.Test(dashboard(233_445_667_000L), "message_reactions"),
                            key("test", NOBODY, "message_reactions") + "@@233445667000")),
            of(
                    "54-dashboard-test-comments.json",
                    expected(
                            new RoutingEvent.Test(dashboard(0), "comments"), key("test", NOBODY, "comments") + "@@0")));

    private ExpectedRoutingEvents() {}
}
