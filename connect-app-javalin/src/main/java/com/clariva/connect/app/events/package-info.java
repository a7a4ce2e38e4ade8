/**
 * The commands about events. They talk to the stores themselves, beside a server that may be running,
 * and say on stdout what was found and nothing else; the log goes to stderr.
 */
@NullMarked
package com.clariva.connect.app.events;

import org.jspecify.annotations.NullMarked;
