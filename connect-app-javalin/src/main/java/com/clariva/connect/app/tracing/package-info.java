/**
 * Traces, recorded by whatever OpenTelemetry the process has.
 *
 * <p>{@link com.clariva.connect.app.tracing.OpenTelemetryTracing} is the one door. It needs the API of
 * OpenTelemetry only: without an SDK nothing is recorded, and traces pass through as they came.
 */
@NullMarked
package com.clariva.connect.app.tracing;

import org.jspecify.annotations.NullMarked;
