/**
 * What must not be seen, and how it is kept.
 *
 * <p>{@link com.clariva.connect.core.secret.Secret} does not print. {@link
 * com.clariva.connect.core.secret.Sealing} turns bytes into bytes that only their own row can open.
 */
@NullMarked
package com.clariva.connect.core.secret;

import org.jspecify.annotations.NullMarked;
