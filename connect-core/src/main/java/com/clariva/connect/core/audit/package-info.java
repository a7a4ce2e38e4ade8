/** Who did what to which connection, success and failure. */
@NullMarked
package com.clariva.connect.core.audit;

import org.jspecify.annotations.NullMarked;
