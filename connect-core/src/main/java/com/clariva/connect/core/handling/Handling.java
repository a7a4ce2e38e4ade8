package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** How the handling of a claim ended, before the claim is settled by it. */
sealed interface Handling {

    /** One function per ending. */
    <T> T match(
            Function<Handled, T> handled,
            Function<NobodyLinked, T> nobodyLinked,
            Function<Failed, T> failed,
            Function<NotNow, T> notNow,
            Function<Unreadable, T> unreadable);

    /** The handler returned. */
    record Handled(DoctorId doctor) implements Handling {
        public Handled {
            requireNonNull(doctor, "doctor is null");
        }

        @Override
        public <T> T match(
                Function<Handled, T> handled,
                Function<NobodyLinked, T> nobodyLinked,
                Function<Failed, T> failed,
                Function<NotNow, T> notNow,
                Function<Unreadable, T> unreadable) {
            return handled.apply(this);
        }
    }

    /** No doctor has linked the account. */
    record NobodyLinked() implements Handling {
        @Override
        public <T> T match(
                Function<Handled, T> handled,
                Function<NobodyLinked, T> nobodyLinked,
                Function<Failed, T> failed,
                Function<NotNow, T> notNow,
                Function<Unreadable, T> unreadable) {
            return nobodyLinked.apply(this);
        }
    }

    /** The handler threw; {@code doctor} is empty if it is not known for whom. */
    record Failed(Optional<DoctorId> doctor, Throwable cause) implements Handling {
        public Failed {
            requireNonNull(doctor, "doctor is null");
            requireNonNull(cause, "cause is null");
        }

        @Override
        public <T> T match(
                Function<Handled, T> handled,
                Function<NobodyLinked, T> nobodyLinked,
                Function<Failed, T> failed,
                Function<NotNow, T> notNow,
                Function<Unreadable, T> unreadable) {
            return failed.apply(this);
        }
    }

    /** It is not the event's fault. {@code why} names it for the log. */
    record NotNow(Duration delay, String why) implements Handling {
        public NotNow {
            requireNonNull(delay, "delay is null");
            requireNonNull(why, "why is null");
        }

        @Override
        public <T> T match(
                Function<Handled, T> handled,
                Function<NobodyLinked, T> nobodyLinked,
                Function<Failed, T> failed,
                Function<NotNow, T> notNow,
                Function<Unreadable, T> unreadable) {
            return notNow.apply(this);
        }
    }

    /** The stored bytes are not one event. */
    record Unreadable() implements Handling {
        @Override
        public <T> T match(
                Function<Handled, T> handled,
                Function<NobodyLinked, T> nobodyLinked,
                Function<Failed, T> failed,
                Function<NotNow, T> notNow,
                Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
