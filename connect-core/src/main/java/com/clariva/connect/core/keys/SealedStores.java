package com.clariva.connect.core.keys;

import java.util.List;

/** Something that keeps sealed values, and shows where. */
public interface SealedStores {

    /** All places where sealed values outlive the process. */
    List<SealedStore> sealedStores();
}
