/** The tokens that let us act for an account: who holds which, and until when. */
@NullMarked
package com.clariva.connect.core.token;

import org.jspecify.annotations.NullMarked;
