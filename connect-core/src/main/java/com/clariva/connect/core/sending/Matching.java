package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.Unsettled;
import com.clariva.connect.core.reply.Unsettled.OpenSend;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was seen, beside what is open: which belongs to which, as far as there is no doubt. */
final class Matching {
    private final List<OpenSend> sends;
    private final Collection<Sighting> unmatched;

    /** A message that was seen twice is one: what it fits was told each time. */
    Matching(Unsettled open, Stream<Sighting> seen) {
        this.sends = requireNonNull(open, "open is null").sends();
        this.unmatched = seen.filter(sighting -> !open.known().contains(sighting.mid()))
                .collect(Collectors.toMap(Sighting::mid, sighting -> sighting, Matching::both, LinkedHashMap::new))
                .values();
    }

    /** The message ids of those that were certainly sent. */
    Map<Turn, String> certain() {
        Map<Turn, String> certain = new LinkedHashMap<>();
        for (OpenSend send : sends) {
            List<Sighting> fitting = fitting(send.turn().place());
            if (send.unknown() && fitting.size() == 1 && fitsNoOther(fitting.get(0))) {
                certain.put(send.turn(), fitting.get(0).mid());
            }
        }
        return certain;
    }

    private List<Sighting> fitting(String place) {
        return unmatched.stream()
                .filter(sighting -> sighting.fits().contains(place))
                .toList();
    }

    /** Neither another unknown one, nor one whose answer may yet claim it. */
    private boolean fitsNoOther(Sighting sighting) {
        return sends.stream()
                        .filter(send -> sighting.fits().contains(send.turn().place()))
                        .count()
                == 1;
    }

    private static Sighting both(Sighting one, Sighting other) {
        Set<String> fits =
                Stream.concat(one.fits().stream(), other.fits().stream()).collect(Collectors.toUnmodifiableSet());
        return new Sighting(one.mid(), fits);
    }
}
