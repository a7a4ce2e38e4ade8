/**
 * Storage on PostgreSQL: what core wants remembered, with every secret sealed.
 *
 * <p>{@link com.clariva.connect.adapters.persistence.PostgresqlDataSource} opens a pool with time
 * limits, {@link com.clariva.connect.adapters.persistence.PostgresqlSchema} makes the tables, and {@link
 * com.clariva.connect.adapters.persistence.PostgresqlStorage} serves core's ports from them. {@link
 * com.clariva.connect.adapters.persistence.TinkSealing} is the lock, with the keys that {@link
 * com.clariva.connect.adapters.persistence.EncryptionKeys} reads.
 *
 * <p>What fails in the database leaves this package as {@link
 * com.clariva.connect.core.ConnectException.StorageUnavailable}, with the SQLSTATE and the stack, and
 * without any text of the driver: such texts quote addresses and values.
 */
@NullMarked
package com.clariva.connect.adapters.persistence;

import org.jspecify.annotations.NullMarked;
