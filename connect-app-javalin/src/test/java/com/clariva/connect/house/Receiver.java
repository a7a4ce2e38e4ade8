package com.clariva.connect.house;

import com.clariva.connect.app.Server;
import com.clariva.connect.app.settings.Settings;
import java.util.Map;

/**
 * Who is given the events. It obeys what patients write: a text that begins with {@code fail} makes it fail, one with
 * {@code hold} keeps it busy until it is told to let go.
 */
interface Receiver extends AutoCloseable {

    /** What it wants to be configured. */
    Map<String, String> variables();

    /** Starts a server that brings it the events. */
    Server start(Settings settings);

    /** Whether it was given an event with {@code text}. */
    boolean heard(String text);

    /** Lets what is held go on. */
    void letGo();

    /** From now on it takes no event, through no fault of the event's. */
    void goAway();

    @Override
    void close();
}
