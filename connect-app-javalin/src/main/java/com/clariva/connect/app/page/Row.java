package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the card.
 *
 * @param mark how good it is
 * @param note a smaller line below; empty for none
 * @param moment when it was, where that is a moment; scripts write it as the reader's clock shows it
 */
record Row(String label, Mark mark, String said, String note, Optional<String> moment) {
    Row {
        requireNonNull(label, "label is null");
        requireNonNull(mark, "mark is null");
        requireNonNull(said, "said is null");
        requireNonNull(note, "note is null");
        requireNonNull(moment, "moment is null");
    }

    /** The picture before a line. */
    enum Mark {
        OK,
        WARNING,
        ERROR,
        NONE
    }

    static Row of(String label, Mark mark, String said) {
        return new Row(label, mark, said, "", Optional.empty());
    }

    Row noting(String smaller) {
        return new Row(label, mark, said, smaller, moment);
    }

    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("label", label);
        model.put("mark", Marks.of(mark));
        model.put("said", said);
        moment.ifPresentOrElse(when -> model.put("moment", Map.of("at", when, "shown", note)), () -> {
            if (!note.isEmpty()) {
                model.put("note", note);
            }
        });
        return model;
    }
}
