/** Tests of Instagram over HTTP: against scripted answers, recorded bodies and the simulator. */
@NullMarked
package com.clariva.connect.adapters.instagram;

import org.jspecify.annotations.NullMarked;
