/**
 * Events set aside for a person to read.
 *
 * <p>{@link com.clariva.connect.core.deadletter.DeadLetters} keeps what no retry will help, until it is
 * replayed with more luck, or too old.
 */
@NullMarked
package com.clariva.connect.core.deadletter;

import org.jspecify.annotations.NullMarked;
