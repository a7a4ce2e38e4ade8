/**
 * What happened at Instagram, and what tells one happening from another.
 *
 * <p>{@link com.clariva.connect.core.event.InstagramEvent} is the family. Its {@link
 * com.clariva.connect.core.event.EventKey} says which event it is, however often it is delivered; its
 * {@link com.clariva.connect.core.event.ConversationKey} says in which lane it is handled.
 */
@NullMarked
package com.clariva.connect.core.event;

import org.jspecify.annotations.NullMarked;
