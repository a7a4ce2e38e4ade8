/** The runnable service: commands, settings, routes and pages around core, the first embedder of it. */
@NullMarked
package com.clariva.connect.app;

import org.jspecify.annotations.NullMarked;
