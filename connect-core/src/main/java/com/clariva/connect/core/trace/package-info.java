/**
 * Traces that pass through the house: begun by whoever calls us, carried with an event through the queue, told to
 * whoever we call.
 *
 * <p>Core knows the form of a trace's place ({@link com.clariva.connect.core.trace.TraceContext}, as the W3C defines
 * it) and where work begins and ends ({@link com.clariva.connect.core.trace.Tracing}). Who records that is the
 * embedding service's choice.
 */
@NullMarked
package com.clariva.connect.core.trace;

import org.jspecify.annotations.NullMarked;
