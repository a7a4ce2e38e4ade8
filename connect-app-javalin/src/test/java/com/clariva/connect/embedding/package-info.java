/** The README's example, compiled. */
@NullMarked
package com.clariva.connect.embedding;

import org.jspecify.annotations.NullMarked;
