/**
 * Replies as they are kept: which one it is, what it says, how far it has come.
 *
 * <p>A reply has an identity and is stored before it is sent. {@link com.clariva.connect.core.sending} sends
 * them; whoever asks for one again gets what became of it, never a second message.
 */
@NullMarked
package com.clariva.connect.core.reply;

import org.jspecify.annotations.NullMarked;
