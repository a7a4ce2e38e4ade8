package com.clariva.connect.app.server;

import com.clariva.connect.core.ConnectBuilder;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import java.util.function.UnaryOperator;

/**
 * One queue, whichever it is.
 *
 * @param bound how many events it holds at most
 * @param into gives it to a house that is being built
 */
public record OpenQueue(QueueState state, long bound, UnaryOperator<ConnectBuilder> into) {

    static <Q extends EventQueue & QueueState> OpenQueue of(Q queue, long bound) {
        return new OpenQueue(queue, bound, house -> house.queue(queue));
    }
}
