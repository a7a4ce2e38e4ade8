/**
 * Linking a doctor's Instagram account, by OAuth.
 *
 * <ol>
 *   <li>{@link com.clariva.connect.core.linking.StartLinking} makes a state that belongs to one doctor
 *       and one browser, and the address at Instagram to send that browser to.
 *   <li>{@link com.clariva.connect.core.linking.CompleteLinking} takes the browser's return: the state
 *       is spent first, then the code, and then the account is stored whole or not at all.
 *   <li>{@link com.clariva.connect.core.linking.Disconnect} undoes it.
 * </ol>
 */
@NullMarked
package com.clariva.connect.core.linking;

import org.jspecify.annotations.NullMarked;
