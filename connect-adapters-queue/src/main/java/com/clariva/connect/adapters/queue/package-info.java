/**
 * The event queue on Redis.
 *
 * <p>{@link com.clariva.connect.adapters.queue.RedisQueue} is the one door. Behind it a few short Lua
 * scripts do what must happen as one; {@code shared.lua} says how the events lie in Redis. A {@code
 * Line} is a connection that is replaced whenever it breaks, and that never sends a command twice: an
 * enqueue whose caller has been told no is not repeated behind its back.
 *
 * <p>One primary is supported, with Sentinel for fail-over; not Redis Cluster. Redis 7.0 or newer.
 */
@NullMarked
package com.clariva.connect.adapters.queue;

import org.jspecify.annotations.NullMarked;
