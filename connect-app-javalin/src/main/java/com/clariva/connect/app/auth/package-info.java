/**
 * Who is asking.
 *
 * <p>A doctor is known by a JWT that Clariva issued ({@link com.clariva.connect.app.auth.DoctorTokenReader}),
 * or, on the built-in page, by the session that such a JWT opened ({@link
 * com.clariva.connect.app.auth.PageSessions}). Nothing here knows HTTP.
 */
@NullMarked
package com.clariva.connect.app.auth;

import org.jspecify.annotations.NullMarked;
