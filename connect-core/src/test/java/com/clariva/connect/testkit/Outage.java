package com.clariva.connect.testkit;

import com.clariva.connect.core.ConnectException;

/** Takes fake stores away, and brings them back. One outage may be shared by many stores. */
public final class Outage {
    private volatile boolean lasting;

    /** An outage that has begun. */
    public static Outage lasting() {
        Outage outage = new Outage();
        outage.begin();
        return outage;
    }

    public void begin() {
        lasting = true;
    }

    public void end() {
        lasting = false;
    }

    /** For fakes: every method asks first. */
    void check(String operation) {
        if (lasting) {
            throw new ConnectException.StorageUnavailable(operation, null);
        }
    }
}
