/**
 * The processes of this house that run, as each of them describes itself.
 *
 * <p>Every ten seconds an instance leaves a {@link com.clariva.connect.core.instance.Heartbeat} in the
 * store ({@link com.clariva.connect.core.instance.LeaveHeartbeats}), so that another process, such as the
 * {@code diagnose} command, can tell who runs, in which version, with which queue, and how it is set up.
 * {@link com.clariva.connect.core.instance.Instances} says who was heard of lately. No secret is in it.
 */
@NullMarked
package com.clariva.connect.core.instance;

import org.jspecify.annotations.NullMarked;
