/**
 * What became of events, for whoever asks.
 *
 * <p>{@link com.clariva.connect.core.eventlog.EventLog} has one line per event. {@link
 * com.clariva.connect.core.eventlog.FindEvents} answers from it and from the dead letters.
 */
@NullMarked
package com.clariva.connect.core.eventlog;

import org.jspecify.annotations.NullMarked;
