package com.clariva.connect.core.token;

import com.clariva.connect.core.event.InstagramId;

/** Where it is brought what became of a token. Nothing here throws. */
public interface TokenNews {

    /** A refresh ended: {@code success}, or why not. */
    void tokenRefreshed(InstagramId account, String outcome);

    /** Instagram refused the current token. */
    void reconnectNeeded(InstagramId account);

    /** Instagram refused a call for want of a permission, the first time since the account was connected. */
    void permissionLost(InstagramId account);
}
