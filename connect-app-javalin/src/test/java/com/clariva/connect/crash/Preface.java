package com.clariva.connect.crash;

/** What a reader has to know of the numbers. */
final class Preface {
    static final String TEXT = """
            Two instances of the product, as real processes, receive signed webhooks in 500 conversations of 25 accounts, from 20
            senders. A sender writes the next message of a conversation only after the one before was answered 200; without a 200
            it sends the same again, to any instance, as Meta would. Meanwhile instances and stores are killed, paused and cut off
            at random moments, one to three faults in each cycle. Then everything is started again, the queue is waited for until it is
            empty, and every message is judged by what the handlers wrote to their files.

            Repeat it, or go on from where it was (the folder remembers; give an absolute path):

            ```bash
            mvn verify -Pcrash -Dcycles=100 -Dqueue=both -Dcrash.folder=/tmp/crash
            ```

            `-Dseed` repeats the faults and what is sent, though not the moment in which the machine does what.

            * **lost**: answered 200, and no handler finished it. Must be 0.
            * **out of order**: its first handling began before the message before it, in its conversation, had once been handled to
              its end. Must be 0, except where a log had said `order unknown` of this very message: those are counted as *out of
              order, announced*.
            * **handled again**: further handlings to the end. They have to be: a process that dies between the work and the note that it
              is done leaves nobody who knows. *Without a fault* counts those for which no fault was at work while the earlier
              handling ran or was being settled.
            * **handled before it was acknowledged**: it was stored, but the 200 did not arrive, so it was sent again. Allowed.

            The instances' leases last 3 seconds here instead of 30, so that a cycle does not consist of waiting for them. Redis runs with
            `appendonly yes, appendfsync always`, PostgreSQL with `fsync` and `synchronous_commit` on. Killed means the processes: what a
            disk does when the power fails is not tried. The clock that is moved is the one the product is given; the machine's own
            stays, and with it the clocks of the stores.
            """;

    private Preface() {}
}
