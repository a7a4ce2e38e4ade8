/**
 * The whole product on one machine, with nothing installed and no Meta account: an embedded PostgreSQL, a
 * simulated Instagram, a demo doctor.
 */
@NullMarked
package com.clariva.connect.app.sandbox;

import org.jspecify.annotations.NullMarked;
