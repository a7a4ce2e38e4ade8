/** What is typed behind a command, read as core's values: one sentence says what is wrong with it. */
@NullMarked
package com.clariva.connect.app.arguments;

import org.jspecify.annotations.NullMarked;
