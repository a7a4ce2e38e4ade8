package com.clariva.connect.core.trace;

import java.util.Optional;

/**
 * The embedding service's tracing. It is called where work begins and ends, on the threads that work, returns at
 * once and throws nothing.
 */
public interface Tracing {
    /** Records nothing and invents nothing: who came with a place in a trace leaves with it. */
    Tracing CARRYING = new CarryingTracing();

    /** What is traced. */
    enum Step {
        /** A delivery is taken in, until it is stored. */
        RECEIVE("receive webhook"),
        /** A handler is called with an event. */
        HANDLE("handle event"),
        /** Instagram is called for a message or an act. */
        SEND("send to instagram");

        private final String label;

        Step(String label) {
            this.label = label;
        }

        /** What people read. */
        public String label() {
            return label;
        }
    }

    /**
     * A step begins.
     *
     * @param parent where it belongs, if somebody said so; else it belongs to what this thread is within, if anything
     */
    Span begin(Step step, Optional<TraceContext> parent);

    /** A step that goes on. */
    interface Span {

        /** The place to tell to whoever is called; empty if there is no trace. */
        Optional<TraceContext> context();

        /** What this thread does from now on is within the step, until the scope is closed, on the same thread. */
        Scope enter();

        /**
         * The step is over, on whichever thread. Called once.
         *
         * @param failure a word for how it failed, if it did; never what anybody wrote
         */
        void end(Optional<String> failure);
    }

    /** A stretch of a thread's work. */
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
