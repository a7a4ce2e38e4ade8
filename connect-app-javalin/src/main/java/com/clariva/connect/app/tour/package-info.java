/**
 * The main job, walked from outside and judged from outside.
 *
 * <p>{@link com.clariva.connect.app.tour.Tour} starts a fresh sandbox and goes through its steps: a doctor
 * links an account, a message comes in, a reply goes out, and what must be refused is refused. Each step is
 * judged by an HTTP answer, by the simulated Instagram's record or by a database row, never by an object of the
 * product.
 */
@NullMarked
package com.clariva.connect.app.tour;

import org.jspecify.annotations.NullMarked;
