/** The command that says what is wrong, and what to do, beside the servers it speaks of. */
@NullMarked
package com.clariva.connect.app.diagnosis;

import org.jspecify.annotations.NullMarked;
