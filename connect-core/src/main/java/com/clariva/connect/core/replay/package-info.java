/**
 * Bringing dead letters on their way again.
 *
 * <p>{@link com.clariva.connect.core.replay.ReplayDeadLetter} replays one, {@link
 * com.clariva.connect.core.replay.ReplayDeadLetters} many, after a look at which they would be.
 */
@NullMarked
package com.clariva.connect.core.replay;

import org.jspecify.annotations.NullMarked;
