/**
 * What a server is put together from: the stores it opens, the queue it chooses, the way settings
 * become what adapters understand, and the order in which all of it is closed again.
 */
@NullMarked
package com.clariva.connect.app.server;

import org.jspecify.annotations.NullMarked;
