/**
 * For those who test against this house: what every port promises, as contracts to extend, and fakes
 * that keep the promises without a database or a network.
 */
@NullMarked
package com.clariva.connect.testkit;

import org.jspecify.annotations.NullMarked;
