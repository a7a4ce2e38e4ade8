package com.clariva.connect.core.account;

/**
 * The embedding service's ear for what becomes of accounts. Every method does nothing unless
 * overridden, is called on the thread that did the work, and must return soon. What it throws is
 * logged and otherwise ignored: the work goes on.
 *
 * <p>A change is told once: of all instances, the one whose write made it in the store tells its own
 * listener, after the write. A process that dies between the two tells nobody, and the change is
 * nowhere told again. Who must not miss one asks {@link CheckConnection} as well.
 */
public interface AccountListener {

    /** A listener that does not listen. */
    AccountListener NONE = new AccountListener() {};

    /** A doctor connected the account, for the first time or again. */
    default void connected(ConnectedAccount account) {}

    /** The connection has ended; {@code account} is what it was. */
    default void disconnected(ConnectedAccount account) {}

    /** Instagram refused the token. Events still come; replies wait until the doctor connects again. */
    default void reconnectNeeded(ConnectedAccount account) {}

    /** Instagram refused a call for want of a permission. Only the doctor, by connecting again, can mend it. */
    default void permissionLost(ConnectedAccount account) {}

    /**
     * Instagram had dropped the subscription, so events may have been missed. It is subscribed again as
     * soon as Instagram lets us; the account's state says whether that has happened.
     */
    default void subscriptionLost(ConnectedAccount account) {}

    /**
     * The token could not be refreshed so far and ends within {@code days} days: told at 10, 5 and 1.
     *
     * @param days 10, 5 or 1
     */
    default void tokenEnds(ConnectedAccount account, int days) {}
}
