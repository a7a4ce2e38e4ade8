/** The event queue on Redis. */
@NullMarked
package com.clariva.connect.adapters.queue;

import org.jspecify.annotations.NullMarked;
