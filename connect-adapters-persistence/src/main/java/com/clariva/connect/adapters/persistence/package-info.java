/** Storage on PostgreSQL: what core wants remembered, with every secret sealed. */
@NullMarked
package com.clariva.connect.adapters.persistence;

import org.jspecify.annotations.NullMarked;
