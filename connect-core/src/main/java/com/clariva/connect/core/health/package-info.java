/**
 * Asking Instagram once a day how each connected account is, so that a doctor hears of a broken
 * connection before a patient gets no answer.
 */
@NullMarked
package com.clariva.connect.core.health;

import org.jspecify.annotations.NullMarked;
