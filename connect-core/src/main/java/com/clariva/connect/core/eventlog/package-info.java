/**
 * What became of events, for whoever asks.
 *
 * <p>{@link com.clariva.connect.core.eventlog.EventLog} has one line per event. {@link
 * com.clariva.connect.core.eventlog.FindEvents} answers from it and from the dead letters. {@link
 * com.clariva.connect.core.eventlog.ExplainEvent} tells all of one of them but what it says, which {@link
 * com.clariva.connect.core.eventlog.ShowContent} shows to whoever asks for it, and writes that down.
 */
@NullMarked
package com.clariva.connect.core.eventlog;

import org.jspecify.annotations.NullMarked;
