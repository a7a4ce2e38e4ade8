/**
 * Receiving Instagram's webhooks.
 *
 * <p>A {@link com.clariva.connect.core.webhook.RawDelivery} is anyone's bytes; a {@link
 * com.clariva.connect.core.webhook.VerifiedDelivery} is Instagram's. Only the signature check turns the
 * one into the other, and only the second is ever read. {@link
 * com.clariva.connect.core.webhook.ReceiveWebhook} answers when its events are stored, not before.
 */
@NullMarked
package com.clariva.connect.core.webhook;

import org.jspecify.annotations.NullMarked;
