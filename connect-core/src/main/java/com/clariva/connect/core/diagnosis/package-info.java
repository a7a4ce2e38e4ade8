/**
 * What is wrong, how one sees it, and what to do.
 *
 * <p>{@link com.clariva.connect.core.diagnosis.Diagnose} is the entrance. It goes through a fixed list of
 * {@link com.clariva.connect.core.diagnosis.Check}s, each of which ends in one
 * {@link com.clariva.connect.core.diagnosis.Finding}. Everything is read from the store: the heartbeats of the
 * instances, the use of secrets, the accounts, the log of events and the dead letters. So it can be asked by
 * another process, it asks nothing of Instagram, and it changes nothing.
 */
@NullMarked
package com.clariva.connect.core.diagnosis;

import org.jspecify.annotations.NullMarked;
