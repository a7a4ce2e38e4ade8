/**
 * The whole product on one machine, with nothing installed and no Meta account.
 *
 * <p>{@link com.clariva.connect.app.sandbox.Sandbox} puts it together: a database in a folder, the simulated
 * Instagram, the server as {@code serve} runs it, and a desk where a demo doctor is signed in. Nothing of the
 * product is special here: it is configured by the same variables as anywhere else, and finds Instagram at
 * another address.
 */
@NullMarked
package com.clariva.connect.app.sandbox;

import org.jspecify.annotations.NullMarked;
