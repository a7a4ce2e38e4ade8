/**
 * What the server offers, for programs and for people who write them.
 *
 * <p>{@code openapi.json} is written by hand and held to the routes by a test. {@link
 * com.clariva.connect.app.openapi.ApiDescription} hands it out, {@link com.clariva.connect.app.openapi.ApiPage} makes
 * a page of it.
 */
@NullMarked
package com.clariva.connect.app.openapi;

import org.jspecify.annotations.NullMarked;
