/**
 * Direct messages, as Instagram takes them: what one may hold, and what came of sending it.
 *
 * <p>{@link com.clariva.connect.core.message.DirectMessages} makes single calls and remembers nothing. That
 * a message goes out once is the business of {@link com.clariva.connect.core.reply.SendReply}.
 */
@NullMarked
package com.clariva.connect.core.message;

import org.jspecify.annotations.NullMarked;
