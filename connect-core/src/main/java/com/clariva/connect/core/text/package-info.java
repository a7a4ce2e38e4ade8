/**
 * Text that goes out: whether it can, and in how many messages.
 *
 * <p>Instagram takes 1000 UTF-8 bytes a message. {@link com.clariva.connect.core.text.TextParts} cuts a
 * longer text where a reader would, and never through what a reader takes for one letter. {@link
 * com.clariva.connect.core.text.TextFlaw} names what no cut can mend.
 */
@NullMarked
package com.clariva.connect.core.text;

import org.jspecify.annotations.NullMarked;
