/** Breaks the rules of the house on purpose, so that each rule is seen to bite. */
@NullMarked
package com.clariva.connect.adapters.planted;

import org.jspecify.annotations.NullMarked;
