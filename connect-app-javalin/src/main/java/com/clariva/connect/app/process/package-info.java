/**
 * The process itself: what it writes, how it ends, which version it is.
 *
 * <p>A command ends with a number of {@link com.clariva.connect.app.process.ExitCode}. One that keeps running
 * ends through {@link com.clariva.connect.app.process.Lifetime}.
 */
@NullMarked
package com.clariva.connect.app.process;

import org.jspecify.annotations.NullMarked;
