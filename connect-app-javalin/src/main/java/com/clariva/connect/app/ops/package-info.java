/**
 * What an operator sees at {@code /ops}: how the queue, the worker, the accounts and the secrets are, what became of
 * events, and the way back for dead letters.
 *
 * <p>{@link com.clariva.connect.app.ops.Desk} is where the operator sits: it looks at everything, within about a second
 * whatever hangs, and replays at a pace. {@link com.clariva.connect.app.ops.OpsPage} turns what was seen into HTML. Its
 * markup stands in the {@code .mustache} files, beside the style sheet and the script, without which the page works too,
 * and uPlot, which draws the charts. Nothing here knows HTTP, and nothing shows what people wrote unless it was asked for.
 */
@NullMarked
package com.clariva.connect.app.ops;

import org.jspecify.annotations.NullMarked;
