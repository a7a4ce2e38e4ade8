/**
 * Taking leave: what happens when an account's owner takes the app's access back, or wants their data gone.
 *
 * <p>{@link com.clariva.connect.core.privacy.Deauthorize} ends the connection. {@link
 * com.clariva.connect.core.privacy.DeleteAccountData} ends it too, and writes the request down; what is
 * stored goes at once, as far as the stores answer, and {@link
 * com.clariva.connect.core.privacy.FinishDeletions} comes round until nothing is left. From then on events
 * of the account are dropped, until somebody links it again.
 */
@NullMarked
package com.clariva.connect.core.privacy;

import org.jspecify.annotations.NullMarked;
