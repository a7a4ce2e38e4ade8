/**
 * What the operator decided, in types.
 *
 * <p>{@link com.clariva.connect.app.settings.Settings} is read once at start from the environment and
 * {@code .env}, is complete or does not exist, and never changes. Each of its parts knows the variables it
 * comes from; their rules are in {@link com.clariva.connect.app.environment}.
 */
@NullMarked
package com.clariva.connect.app.settings;

import org.jspecify.annotations.NullMarked;
