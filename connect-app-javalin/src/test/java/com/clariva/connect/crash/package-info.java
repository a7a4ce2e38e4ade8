/**
 * The crash rig: the product as two real processes, killed, paused and cut off again and again under a load of signed
 * webhooks. What was acknowledged has to be handled, in order.
 *
 * <p>{@link com.clariva.connect.crash.CrashIT} runs it; {@link com.clariva.connect.crash.CrashRig} says what a cycle
 * is; {@link com.clariva.connect.crash.CycleCheck} says what counts as lost and as out of order.
 */
@NullMarked
package com.clariva.connect.crash;

import org.jspecify.annotations.NullMarked;
