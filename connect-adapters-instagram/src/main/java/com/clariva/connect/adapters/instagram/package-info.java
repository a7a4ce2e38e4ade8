/** Instagram over HTTP: what core asks of Instagram, answered by its API. */
@NullMarked
package com.clariva.connect.adapters.instagram;

import org.jspecify.annotations.NullMarked;
