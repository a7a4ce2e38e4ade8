/**
 * What the operator wrote: variables, the rules they keep, and what is said when one is broken.
 *
 * <p>A {@link com.clariva.connect.app.environment.VariableReader} reads every {@link
 * com.clariva.connect.app.environment.Variable} by its rule and remembers what is wrong, so that all of
 * it can be said at once. Nothing here ever repeats a value: it may be a secret.
 */
@NullMarked
package com.clariva.connect.app.environment;

import org.jspecify.annotations.NullMarked;
