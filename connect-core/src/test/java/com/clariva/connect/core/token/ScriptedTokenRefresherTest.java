package com.clariva.connect.core.token;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.ScriptedTokenRefresher;
import com.clariva.connect.testkit.TokenRefresherContract;

class ScriptedTokenRefresherTest extends TokenRefresherContract {
    private final ScriptedTokenRefresher refresher = new ScriptedTokenRefresher(new ManualClock());

    @Override
    protected TokenRefresher refresherWhere(Behaviour behaviour) {
        switch (behaviour) {
            case LENGTHENS -> refresher.comesBack();
            case REFUSES_THE_TOKEN -> refresher.refuses(TOKEN, Refusal.RECONNECT_NEEDED);
            case LACKS_A_PERMISSION -> refresher.refuses(TOKEN, Refusal.PERMISSION_MISSING);
            default -> refresher.goesAway();
        }
        return refresher;
    }
}
