/**
 * Instagram's JSON: what a delivery holds, and the fields that come in more than one shape.
 *
 * <p>{@link com.clariva.connect.adapters.instagram.reading.JsonEventReader} cuts a delivery into items,
 * each with its own bytes, and makes an event of each. {@link
 * com.clariva.connect.adapters.instagram.reading.Json} reads single fields, here and in answers to calls.
 */
@NullMarked
package com.clariva.connect.adapters.instagram.reading;

import org.jspecify.annotations.NullMarked;
