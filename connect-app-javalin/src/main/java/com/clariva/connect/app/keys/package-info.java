/**
 * The commands about encryption keys: a new one is made, and what is stored is sealed with it while servers
 * run. {@code docs/operating.md} says in which order.
 */
@NullMarked
package com.clariva.connect.app.keys;

import org.jspecify.annotations.NullMarked;
