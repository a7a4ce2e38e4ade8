/**
 * Events waiting for a worker.
 *
 * <p>{@link com.clariva.connect.core.queue.EventQueue} is the promise this house is built around: what
 * it has accepted is handled, in order within a conversation, whatever happens to a process.
 */
@NullMarked
package com.clariva.connect.core.queue;

import org.jspecify.annotations.NullMarked;
