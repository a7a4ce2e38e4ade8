/**
 * Bringing each event to the doctor it concerns.
 *
 * <p>{@link com.clariva.connect.core.handling.EventWorker} claims; {@link
 * com.clariva.connect.core.handling.HandleEvent} resolves the account to a doctor and calls the
 * embedding service's {@link com.clariva.connect.core.handling.EventHandler}; the worker settles the
 * claim by what came of it.
 */
@NullMarked
package com.clariva.connect.core.handling;

import org.jspecify.annotations.NullMarked;
