/**
 * Which keys stored values are sealed with, and how an old one goes out of use.
 *
 * <p>Every instance says which key it seals with ({@link com.clariva.connect.core.keys.SealingKeys}), and
 * does not start without a key that stored values need ({@link com.clariva.connect.core.keys.RequireKeys}).
 * {@link com.clariva.connect.core.keys.RotateKeys} seals everything anew with the first key, while the
 * house goes on working.
 */
@NullMarked
package com.clariva.connect.core.keys;

import org.jspecify.annotations.NullMarked;
