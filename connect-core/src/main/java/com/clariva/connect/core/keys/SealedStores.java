package com.clariva.connect.core.keys;

import java.util.List;
import java.util.stream.Stream;

/** Something that keeps sealed values, and shows where. */
public interface SealedStores {

    /** All places where sealed values outlive the process. */
    List<SealedStore> sealedStores();

    /** All places of all {@code parts}. */
    static List<SealedStore> of(SealedStores... parts) {
        return Stream.of(parts).flatMap(part -> part.sealedStores().stream()).toList();
    }
}
