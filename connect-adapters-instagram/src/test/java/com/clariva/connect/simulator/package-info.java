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
 *   <li>{@link com.clariva.connect.simulator.SimulatorSettings}: app id, app secret, verify token, port, time, redirect
 *       addresses, a file to remember in across restarts. {@link com.clariva.connect.simulator.Sample}: the accounts and persons it starts with.
 *   <li>{@link com.clariva.connect.simulator.People} act: they write, send files, react, unsend, edit, read, tap,
 *       comment and block. Each act returns a {@link com.clariva.connect.simulator.WebhookEvent}.
 *   <li>{@link com.clariva.connect.simulator.Webhooks} delivers events: one or a batch, subscribed or forced, again,
 *       forged by a {@link com.clariva.connect.simulator.Signing}, or any bytes; it verifies the callback, repeats what
 *       was not accepted, and sends the dashboard's test. Each POST is a {@link com.clariva.connect.simulator.Delivery}.
 *   <li>{@link com.clariva.connect.simulator.Callbacks} sends deauthorize and data-deletion requests.
 *   <li>{@link com.clariva.connect.simulator.Fault} goes wrong with the next request of an
 *       {@link com.clariva.connect.simulator.Operation}, before or after the work is done.
 *   <li>{@link com.clariva.connect.simulator.SeenRequest}, {@link com.clariva.connect.simulator.SentMessage} and
 *       {@link com.clariva.connect.simulator.Line} are the record. {@link com.clariva.connect.simulator.Tokens} issues,
 *       adopts and kills tokens.
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
 * {@code password}, {@code deauthorization}, {@code deletion}.
 *
 * <p>Only the loopback address is listened on. No token's value appears in a record, a page or a {@code toString}.
 */
@NullMarked
package com.clariva.connect.simulator;

import org.jspecify.annotations.NullMarked;
