/** The commands about linked accounts: how they are, and what of them has to go. */
@NullMarked
package com.clariva.connect.app.accounts;

import org.jspecify.annotations.NullMarked;
