/**
 * A PostgreSQL that needs nothing installed: its program comes in the jar, its data stays in a folder.
 *
 * <p>{@link com.clariva.connect.app.postgres.EmbeddedPostgresql} starts one and stops it. It works as root,
 * although PostgreSQL itself refuses to, and as a normal user; it keeps what it acknowledged through a crash of
 * this process or its own, and it never outlives this process.
 */
@NullMarked
package com.clariva.connect.app.postgres;

import org.jspecify.annotations.NullMarked;
