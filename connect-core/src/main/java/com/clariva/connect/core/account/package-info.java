/**
 * Connected accounts: one account per doctor, one doctor per account.
 *
 * <p>The account's identity is {@code /me.user_id}, which equals {@code entry[].id} of a webhook. An
 * unknown id never becomes "the only doctor".
 */
@NullMarked
package com.clariva.connect.core.account;

import org.jspecify.annotations.NullMarked;
