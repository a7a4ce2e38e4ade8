package com.clariva.connect.app.arguments;

import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Arguments as core's values. */
public final class Understood {
    private Understood() {}

    public static final class Event implements ITypeConverter<EventId> {
        @Override
        public EventId convert(String text) {
            return understood(() -> new EventId(text));
        }
    }

    public static final class Account implements ITypeConverter<InstagramId> {
        @Override
        public InstagramId convert(String text) {
            return understood(() -> new InstagramId(text));
        }
    }

    public static final class Doctor implements ITypeConverter<DoctorId> {
        @Override
        public DoctorId convert(String text) {
            return understood(() -> DoctorId.of(text));
        }
    }

    public static final class Reason implements ITypeConverter<DeadLetterReason> {
        @Override
        public DeadLetterReason convert(String text) {
            return DeadLetterReason.of(text)
                    .orElseThrow(() -> new TypeConversionException("one of "
                            + Stream.of(DeadLetterReason.values())
                                    .map(DeadLetterReason::label)
                                    .collect(Collectors.joining(", "))));
        }
    }

    public static final class State implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!EventFilter.STATES.contains(text)) {
                throw new TypeConversionException("one of " + String.join(", ", EventFilter.STATES));
            }
            return text;
        }
    }

    private static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException malformed) {
            throw new TypeConversionException(String.valueOf(malformed.getMessage()));
        }
    }
}
