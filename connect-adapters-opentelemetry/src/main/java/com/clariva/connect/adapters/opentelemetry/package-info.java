/**
 * Traces, recorded by whatever OpenTelemetry the process has.
 *
 * <p>{@link com.clariva.connect.adapters.opentelemetry.OpenTelemetryTracing} is the one door. It needs the API of
 * OpenTelemetry only: without an SDK nothing is recorded, and traces pass through as they came.
 */
@NullMarked
package com.clariva.connect.adapters.opentelemetry;

import org.jspecify.annotations.NullMarked;
