/**
 * The runnable service, the first embedder of core: commands, and what they start.
 *
 * <p>{@link com.clariva.connect.app.Main} knows the commands. {@code serve} starts the {@link
 * com.clariva.connect.app.Server}, {@code sandbox} the {@link com.clariva.connect.app.sandbox.Sandbox}; the commands of {@link com.clariva.connect.app.events} work beside a
 * running server.
 */
@NullMarked
package com.clariva.connect.app;

import org.jspecify.annotations.NullMarked;
