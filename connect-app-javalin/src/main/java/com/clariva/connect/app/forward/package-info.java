/**
 * What becomes of events when this process is not embedded: they go on, signed, to the service that
 * handles them ({@link com.clariva.connect.app.forward.ForwardingHandler}), or, where none is
 * configured, are only logged ({@link com.clariva.connect.app.forward.LoggingHandler}).
 *
 * <p>The form of a forwarded event is a promise to other programs. It is written out by hand in the
 * {@code …Json} classes, so that renaming something in core does not change it.
 */
@NullMarked
package com.clariva.connect.app.forward;

import org.jspecify.annotations.NullMarked;
