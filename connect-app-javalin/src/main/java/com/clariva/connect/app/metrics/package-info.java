/**
 * What can be seen of the process from outside: counters for Prometheus, and its health.
 *
 * <p>{@link com.clariva.connect.app.metrics.Meters} listens to core. No doctor and no account is a label.
 */
@NullMarked
package com.clariva.connect.app.metrics;

import org.jspecify.annotations.NullMarked;
