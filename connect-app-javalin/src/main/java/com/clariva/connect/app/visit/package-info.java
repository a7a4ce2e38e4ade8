/**
 * Somebody outside, who knows the product by its addresses only: a browser with cookies, and a doctor who uses
 * it. The sandbox and its tour act through these, so that what they see is what anybody would see.
 */
@NullMarked
package com.clariva.connect.app.visit;

import org.jspecify.annotations.NullMarked;
