/** The rules of the house, and intruders that show each rule bites. */
@NullMarked
package com.clariva.connect.architecture;

import org.jspecify.annotations.NullMarked;
