/**
 * Events set aside for a person to read, and what a person took back.
 *
 * <p>{@link com.clariva.connect.core.deadletter.DeadLetters} keeps what no retry will help, until it is
 * replayed with more luck, or too old. {@link com.clariva.connect.core.deadletter.EraseUnsent} sees to
 * it that an unsent message is neither there nor in the queue.
 */
@NullMarked
package com.clariva.connect.core.deadletter;

import org.jspecify.annotations.NullMarked;
