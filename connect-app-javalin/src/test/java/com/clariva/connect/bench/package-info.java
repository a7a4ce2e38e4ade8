/**
 * The product as the benchmarks measure it: wired as {@code serve} wires it, with every promise kept, and a handler
 * that writes down what it was handed. {@code docs/benchmarks} says how to run it.
 */
@NullMarked
package com.clariva.connect.bench;

import org.jspecify.annotations.NullMarked;
