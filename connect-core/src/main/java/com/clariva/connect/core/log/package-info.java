/** Log lines that operators rely on, without drowning them. */
@NullMarked
package com.clariva.connect.core.log;

import org.jspecify.annotations.NullMarked;
