/**
 * Replies: a handler says what, this house says it once.
 *
 * <p>A reply has an identity and is recorded before it is sent. Whoever asks for it again gets what
 * became of it, never a second message.
 */
@NullMarked
package com.clariva.connect.core.reply;

import org.jspecify.annotations.NullMarked;
