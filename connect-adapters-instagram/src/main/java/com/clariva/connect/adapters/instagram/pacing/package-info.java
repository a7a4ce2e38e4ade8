/**
 * How fast an account may call, and when it had better not call at all.
 *
 * <p>{@link com.clariva.connect.adapters.instagram.pacing.Pacing} is asked before a call and told of its
 * answer. It keeps to what Instagram publishes and to what its answers say.
 */
@NullMarked
package com.clariva.connect.adapters.instagram.pacing;

import org.jspecify.annotations.NullMarked;
