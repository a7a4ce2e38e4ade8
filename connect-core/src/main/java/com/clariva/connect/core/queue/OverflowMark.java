package com.clariva.connect.core.queue;

/** Claims from the overflow are told from the store's by their lease. */
final class OverflowMark {
    private static final String MARK = "overflow ";

    private OverflowMark() {}

    static boolean isOn(Claim claim) {
        return claim.lease().startsWith(MARK);
    }

    static Claim putOn(Claim claim) {
        return new Claim(claim.event(), claim.attempt(), MARK + claim.lease());
    }

    static Claim takenOff(Claim claim) {
        return new Claim(claim.event(), claim.attempt(), claim.lease().substring(MARK.length()));
    }
}
