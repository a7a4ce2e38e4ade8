package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A canary in one of its disguises.
 *
 * @param form the bytes it is made of, each as one character
 */
record Needle(String name, String disguise, String form) {

    /** Each form once, for most disguises leave letters and digits as they are. */
    static List<Needle> ofAllForms(String name, byte[] canary) {
        Map<String, Needle> needles = new LinkedHashMap<>();
        Disguises.of(canary).forEach((disguise, bytes) -> {
            String form = new String(bytes, ISO_8859_1);
            needles.putIfAbsent(form, new Needle(name, disguise, form));
        });
        return List.copyOf(needles.values());
    }

    byte[] bytes() {
        return form.getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
        return name + " (" + disguise + ")";
    }
}
