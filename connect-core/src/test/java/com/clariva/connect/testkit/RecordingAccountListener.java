package com.clariva.connect.testkit;

import com.clariva.connect.core.account.AccountListener;
import com.clariva.connect.core.account.ConnectedAccount;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it heard, as {@code reconnectNeeded 17841400000000001}. */
public final class RecordingAccountListener implements AccountListener {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean throwing;

    /** From now on it remembers, and throws. */
    public void throwsUp() {
        throwing = true;
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void connected(ConnectedAccount account) {
        hear("connected", account);
    }

    @Override
    public void disconnected(ConnectedAccount account) {
        hear("disconnected", account);
    }

    @Override
    public void reconnectNeeded(ConnectedAccount account) {
        hear("reconnectNeeded", account);
    }

    @Override
    public void permissionLost(ConnectedAccount account) {
        hear("permissionLost", account);
    }

    @Override
    public void subscriptionLost(ConnectedAccount account) {
        hear("subscriptionLost", account);
    }

    @Override
    public void tokenEnds(ConnectedAccount account, int days) {
        hear("tokenEnds in " + days, account);
    }

    private void hear(String what, ConnectedAccount account) {
        heard.add(what + " " + account.profile().account());
        if (throwing) {
            throw new IllegalStateException("the listener fails");
        }
    }
}
