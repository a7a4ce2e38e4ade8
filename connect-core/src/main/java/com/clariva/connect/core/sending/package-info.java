/**
 * Sending replies, each at most once, and finding out what became of them.
 *
 * <p>{@link com.clariva.connect.core.sending.SendReply} records a reply and sends it; what it leaves behind,
 * because a process died or Instagram asked for patience, {@link
 * com.clariva.connect.core.sending.DispatchReplies} goes on with. What nobody knows, {@link
 * com.clariva.connect.core.sending.SettleUnknown} finds out by echoes and by reading the conversation. It is
 * never found out by sending again.
 */
@NullMarked
package com.clariva.connect.core.sending;

import org.jspecify.annotations.NullMarked;
