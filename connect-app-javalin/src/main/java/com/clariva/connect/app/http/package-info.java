/**
 * The door to the street: routes, pages, and the manners of HTTP.
 *
 * <p>{@link com.clariva.connect.app.http.WebServer} puts it together. A request passes {@link
 * com.clariva.connect.app.http.RequestDoor}, which names it and sets the headers every answer has, and
 * then one of the {@code …Routes}, each of which turns HTTP into a call of core and the outcome back
 * into HTTP. What a route cannot go on with is a {@link com.clariva.connect.app.http.HttpRefusal}.
 */
@NullMarked
package com.clariva.connect.app.http;

import org.jspecify.annotations.NullMarked;
