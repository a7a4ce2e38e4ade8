package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.Expected.ADA;
import static com.clariva.connect.adapters.instagram.Expected.ADA_HERSELF;
import static com.clariva.connect.adapters.instagram.Expected.JANE;
import static com.clariva.connect.adapters.instagram.Expected.at;
import static com.clariva.connect.adapters.instagram.Expected.attached;
import static com.clariva.connect.adapters.instagram.Expected.attachment;
import static com.clariva.connect.adapters.instagram.Expected.expected;
import static com.clariva.connect.adapters.instagram.Expected.key;
import static com.clariva.connect.adapters.instagram.Expected.mid;
import static com.clariva.connect.adapters.instagram.Expected.moment;
import static com.clariva.connect.adapters.instagram.Expected.none;
import static com.clariva.connect.adapters.instagram.Expected.of;
import static com.clariva.connect.adapters.instagram.Expected.some;
import static com.clariva.connect.adapters.instagram.Expected.with;
import static com.clariva.connect.adapters.instagram.Expected.withNobody;

import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.ReferralSource;
import com.clariva.connect.core.event.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is read of echoes, unsends, edits and what happens beside messages. */
final class ExpectedConversationEvents {
    static final Map<String, List<Expected>> ALL = Map.ofEntries(
            of(
                    "21-echo-from-app-or-native.json",
                    expected(
                            new MessageEvent.Echo(
                                    at(123),
                                    mid(
                                            "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT"),
                                    MessageContent.text("Hello! We will answer shortly."),
                                    false),
                            key(
                                    "echo",
                                    ADA,
                                    mid(
                                            "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT")))),
            of(
                    "22-echo-template.json",
                    expected(
                            new MessageEvent.Echo(
                                    at(123),
                                    mid(
                                            "96ipbNClShVP4wY4for9duMl7JRU7BT4dK4bLqtAml2hLH8UX98KdSuNvql9zt5X399PGjr0rQSlBdvI5cA7qGsH4AzQ76ltKxzLbtKMJIHBWR5HBffCwgBX"),
                                    attached(attachment("template", Optional.empty(), none(), none())),
                                    false),
                            key(
                                    "echo",
                                    ADA,
                                    mid(
                                            "96ipbNClShVP4wY4for9duMl7JRU7BT4dK4bLqtAml2hLH8UX98KdSuNvql9zt5X399PGjr0rQSlBdvI5cA7qGsH4AzQ76ltKxzLbtKMJIHBWR5HBffCwgBX")))),
            of(
                    "23-self-message-echo.json",
                    expected(
                            new MessageEvent.Echo(
                                    with(ADA_HERSELF, 123),
                                    mid(
                                            "7X8s51fbLtByHwiUmrCaoND5bgfTFAbGOUBwXdnYcLxQlNnVxKW3x9KsQuKf0ElTELYCRPklZlIuR0HmLhfgBcKr8Kr0Lvgx5sIt5XDJnqjgNYhTY1FpvIj6"),
                                    MessageContent.text("test to myself"),
                                    true),
                            key(
                                    "echo",
                                    ADA,
                                    mid(
                                            "7X8s51fbLtByHwiUmrCaoND5bgfTFAbGOUBwXdnYcLxQlNnVxKW3x9KsQuKf0ElTELYCRPklZlIuR0HmLhfgBcKr8Kr0Lvgx5sIt5XDJnqjgNYhTY1FpvIj6")))),
            of(
                    "24-deleted-unsend.json",
                    expected(
                            new MessageEvent.MessageDeleted(
                                    at(60_123),
                                    mid(
                                            "iK2ZWeqhFWCEPyYngFb51yBMWXaSCrUZoL8g5ubbbPIa84yRnBUbHoWC8FJowoRoWD8s7bA16J7PglOU3shVv5UTG79BG16QmtsL4F28GzL2cEpVZzAQlxJ4"),
                                    false),
                            key(
                                    "message_deleted",
                                    ADA,
                                    mid(
                                            "iK2ZWeqhFWCEPyYngFb51yBMWXaSCrUZoL8g5ubbbPIa84yRnBUbHoWC8FJowoRoWD8s7bA16J7PglOU3shVv5UTG79BG16QmtsL4F28GzL2cEpVZzAQlxJ4")))),
            of(
                    "25-message_edit.json",
                    expected(
                            new MessageEvent.MessageEdited(
                                    at(90_123),
                                    mid(
                                            "iK2ZWeqhFWCEPyYngFb51yBMWXaSCrUZoL8g5ubbbPIa84yRnBUbHoWC8FJowoRoWD8s7bA16J7PglOU3shVv5UTG79BG16QmtsL4F28GzL2cEpVZzAQlxJ4"),
                                    some("Good morning, can I book a visit for Wednesday?"),
                                    1),
                            key(
                                    "message_edited",
                                    ADA,
                                    mid(
                                            "iK2ZWeqhFWCEPyYngFb51yBMWXaSCrUZoL8g5ubbbPIa84yRnBUbHoWC8FJowoRoWD8s7bA16J7PglOU3shVv5UTG79BG16QmtsL4F28GzL2cEpVZzAQlxJ4"),
                                    "1"))),
            of(
                    "26-message_edit-num_edit-0-with-ids.json",
                    expected(
                            new MessageEvent.MessageEdited(
                                    at(117),
                                    mid(
                                            "V6mQnBMIdiX8WEcURNGkOB9pVAT2mYS2bQ82ojinME1W9yxp0Lbb9Vs2IIhGcPaDMQJu0u2QBB2Smd48qm8Ny3BMHjdgeiIJTXcdAnxMX6f2IugAYc8ATDLe"),
                                    none(),
                                    0),
                            key(
                                    "message_edited",
                                    ADA,
                                    mid(
                                            "V6mQnBMIdiX8WEcURNGkOB9pVAT2mYS2bQ82ojinME1W9yxp0Lbb9Vs2IIhGcPaDMQJu0u2QBB2Smd48qm8Ny3BMHjdgeiIJTXcdAnxMX6f2IugAYc8ATDLe"),
                                    "0"))),
            of(
                    "27-message_edit-num_edit-0-NO-ids.json",
                    expected(
                            new MessageEvent.MessageEdited(
                                    withNobody(889),
                                    mid(
                                            "PESr9smeeq0Ivqx10zlp6pF0eU6OKPfN1BXAVdQCwa20PEqiN8vNPoT0HjgzWt6VY7cXRHfkDTjqIdl9PaCXjw4KKAetC30DwaxkYqlEw4HdHpknWVFJfvvW"),
                                    none(),
                                    0),
                            key(
                                    "message_edited",
                                    ADA,
                                    mid(
                                            "PESr9smeeq0Ivqx10zlp6pF0eU6OKPfN1BXAVdQCwa20PEqiN8vNPoT0HjgzWt6VY7cXRHfkDTjqIdl9PaCXjw4KKAetC30DwaxkYqlEw4HdHpknWVFJfvvW"),
                                    "0"))),
            of(
                    "28-seen-read.json",
                    expected(
                            new ConversationEvent.Seen(
                                    at(120_123),
                                    mid(
                                            "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT")),
                            key(
                                            "seen",
                                            ADA,
                                            mid(
                                                    "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT"))
                                    + moment(JANE, 120_123))),
            of(
                    "29-reaction-react.json",
                    expected(
                            new ConversationEvent.Reaction(
                                    at(130_123),
                                    mid(
                                            "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT"),
                                    true,
                                    some("❤️")),
                            key(
                                            "reaction",
                                            ADA,
                                            mid(
                                                    "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT"),
                                            "react")
                                    + moment(JANE, 130_123))),
            of(
                    "30-reaction-other-emoji.json",
                    expected(
                            new ConversationEvent.Reaction(
                                    at(131_123),
                                    mid(
                                            "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT"),
                                    true,
                                    some("👍")),
                            key(
                                            "reaction",
                                            ADA,
                                            mid(
                                                    "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT"),
                                            "react")
                                    + moment(JANE, 131_123))),
            of(
                    "31-reaction-unreact.json",
                    expected(
                            new ConversationEvent.Reaction(
                                    at(132_123),
                                    mid(
                                            "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT"),
                                    false,
                                    none()),
                            key(
                                            "reaction",
                                            ADA,
                                            mid(
                                                    "kASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANCc9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTT"),
                                            "unreact")
                                    + moment(JANE, 132_123))),
            of(
                    "32-postback-icebreaker.json",
                    expected(
                            new ConversationEvent.Postback(
                                    at(140_123),
                                    Optional.of(
                                            mid(
                                                    "e7njtS5pFbUcguGv1dHS84ExMaIWYiHaFUX1m1s97mCfvhcHhUkCbBd6cJwokDtU7FkI00VtKKKfXcLsosvfpQz1sBSeYEa0lCkSf3diQqdJtjydmLcFaG8H")),
                                    new Text("What are your opening hours?"),
                                    some("FAQ_HOURS"),
                                    false),
                            key(
                                    "postback",
                                    ADA,
                                    "mid",
                                    mid(
                                            "e7njtS5pFbUcguGv1dHS84ExMaIWYiHaFUX1m1s97mCfvhcHhUkCbBd6cJwokDtU7FkI00VtKKKfXcLsosvfpQz1sBSeYEa0lCkSf3diQqdJtjydmLcFaG8H")))),
            of(
                    "33-postback-self.json",
                    expected(
                            new ConversationEvent.Postback(
                                    with(ADA_HERSELF, 141_123),
                                    Optional.of(
                                            mid(
                                                    "KkOo01rEP45I6HlP5N8Gu9RHECs8ROetAtHF5dVM3VRB02r7uJWRph3du4sn5eVxhPuXpGruawHQtJzylRh4cx3OVRJ2hejfhZuadArwm3mRPyDMEYwLIDY3")),
                                    new Text("Start"),
                                    some("START"),
                                    true),
                            key(
                                    "postback",
                                    ADA,
                                    "mid",
                                    mid(
                                            "KkOo01rEP45I6HlP5N8Gu9RHECs8ROetAtHF5dVM3VRB02r7uJWRph3du4sn5eVxhPuXpGruawHQtJzylRh4cx3OVRJ2hejfhZuadArwm3mRPyDMEYwLIDY3")))),
            of(
                    "34-referral-igme.json",
                    expected(
                            new ConversationEvent.Referral(
                                    at(150_123),
                                    new ReferralSource(
                                            some("flyer-12"),
                                            some("https://ig.me/m/dr.example?ref=flyer-12"),
                                            Optional.empty(),
                                            none())),
                            key("referral", ADA) + moment(JANE, 150_123))));

    private ExpectedConversationEvents() {}
}
