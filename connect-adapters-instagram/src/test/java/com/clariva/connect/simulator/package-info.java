/**
 * A simulated Instagram for tests and for the sandbox: a real HTTP server with the authorize page, tokens, {@code /me},
 * {@code subscribed_apps}, the Send API and signed webhooks, a clock that can be moved, and a record of what happened.
 *
 * <p>The way in is {@link com.clariva.connect.simulator.SimulatedInstagram}:
 *
 * <pre>{@code
 * try (SimulatedInstagram instagram = SimulatedInstagram.start()) {
 *     // configure the app with instagram.settings(), authorizeUrl(), tokenUrl() and graphUrl()
 *     instagram.webhooks(URI.create("http://127.0.0.1:8080/webhooks/instagram"));
 *     URI back = instagram.allow(authorizationUrlOfTheApp, Sample.DR_EXAMPLE);   // then GET back
 *     Delivery delivery = instagram.personWrites(Sample.DR_EXAMPLE, Sample.JANE, "Good morning");
 *     assertThat(delivery.accepted()).isTrue();
 *     assertThat(instagram.sentMessages()).hasSize(1);
 *     instagram.clock().advance(Duration.ofHours(24));                            // the window is closed
 * }
 * }</pre>
 *
 * <h2>Who does what</h2>
 *
 * <ul>
 *   <li>{@link com.clariva.connect.simulator.SimulatorSettings}: {@code create()}, {@code withApp},
 *       {@code withVerifyToken}, {@code withPort}, {@code withTime}, {@code withRedirectUri},
 *       and {@code withMemory} to outlive a restart.
 *   <li>{@link com.clariva.connect.simulator.Sample}: the accounts {@code DR_EXAMPLE}, {@code CLINIC}, {@code CREATOR},
 *       {@code PERSONAL}, {@code LATECOMER} and the persons {@code JANE}, {@code IVAN}, {@code YUKI} it starts with.
 *   <li>{@link com.clariva.connect.simulator.People}: {@code writes}, {@code sends}, {@code reacts},
 *       {@code takesReactionBack}, {@code unsends}, {@code edits}, {@code sees}, {@code taps}, {@code comments},
 *       {@code ownerWrites}, {@code pretends}, {@code anything}; each returns a
 *       {@link com.clariva.connect.simulator.WebhookEvent}. {@code blocks} and {@code unblocks} return nothing.
 *   <li>{@link com.clariva.connect.simulator.Webhooks}: {@code deliver} one event or many in one POST, {@code force}
 *       without a subscription or with another {@link com.clariva.connect.simulator.Signing}, {@code post} any bytes,
 *       {@code again}, {@code dashboardTest}, {@code redeliverUndelivered}, {@code verify}, {@code deliveries}. Each
 *       POST is a {@link com.clariva.connect.simulator.Delivery}.
 *   <li>{@link com.clariva.connect.simulator.Callbacks}: {@code deauthorize} and {@code requestDeletion}.
 *   <li>{@link com.clariva.connect.simulator.Fault}, for {@code failNext} and {@code failAlways}: {@code answer},
 *       {@code error}, {@code garbage}, {@code slow}, {@code cutBefore}, {@code cutAfter}, {@code silence}; with
 *       {@code afterTheWork()} the work is done all the same.
 *   <li>{@link com.clariva.connect.simulator.Mishaps}, from {@code mishaps()}: what becomes of messages, one by one
 *       or by a seeded mix of {@link com.clariva.connect.simulator.Mishap}s; {@code received(account, person)} is
 *       what the person has got all the same.
 *   <li>{@link com.clariva.connect.simulator.Tokens}: {@code issue}, {@code adopt}, {@code kill}, {@code all}.
 *   <li>{@link com.clariva.connect.simulator.SeenRequest}, {@link com.clariva.connect.simulator.SentMessage} and
 *       {@link com.clariva.connect.simulator.Line}: the record, from {@code requests()}, {@code sentMessages()} and
 *       {@code conversation(account, person)}.
 * </ul>
 *
 * <h2>Over HTTP</h2>
 *
 * <p>{@code GET /} is a page on which one plays the person who writes. {@code GET /simulator/}{@code accounts},
 * {@code persons}, {@code sent}, {@code deliveries}, {@code requests} and {@code clock} are the record as JSON.
 * {@code POST /simulator/act} is a form with {@code action}, {@code account}, {@code person}, {@code text} and
 * {@code force}; it answers JSON to those who accept it. Actions: {@code message}, {@code comment}, {@code reaction},
 * {@code seen}, {@code unsend}, {@code duplicate}, {@code dashboard-test}, {@code forgery}, {@code verification},
 * {@code redelivery}, {@code hour}, {@code day}, {@code month}, {@code close-access}, {@code open-access},
 * {@code no-role}, {@code checkpoint}, {@code app-access}, {@code password}, {@code deauthorization}, {@code deletion}.
 *
 * <p>Only the loopback address is listened on. No token's value appears in a record, a page or a {@code toString}.
 */
@NullMarked
package com.clariva.connect.simulator;

import org.jspecify.annotations.NullMarked;
