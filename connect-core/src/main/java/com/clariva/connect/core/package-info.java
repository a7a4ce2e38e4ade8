/**
 * The front door.
 *
 * <p>An embedding service needs one name: {@link com.clariva.connect.core.Connect}. Its builder takes
 * three bundles of ports, {@link com.clariva.connect.core.Storage}, {@link
 * com.clariva.connect.core.Instagram} and a queue, and the service's own {@link
 * com.clariva.connect.core.handling.EventHandler}.
 *
 * <p>Behind it, one package per feature. Nothing here knows HTTP, JSON, SQL or Redis; adapters do.
 */
@NullMarked
package com.clariva.connect.core;

import org.jspecify.annotations.NullMarked;
