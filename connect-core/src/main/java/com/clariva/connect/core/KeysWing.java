package com.clariva.connect.core;

import com.clariva.connect.core.keys.RequireKeys;
import com.clariva.connect.core.keys.RotateKeys;
import com.clariva.connect.core.keys.SealedStore;
import java.util.List;
import java.util.stream.Stream;

/** What knows the keys of all that is stored, wired. */
final class KeysWing {
    final RequireKeys requireKeys;
    final RotateKeys rotateKeys;

    KeysWing(Parts parts) {
        Storage storage = parts.storage();
        List<SealedStore> stores = Stream.of(storage, parts.queue().state())
                .flatMap(part -> part.sealedStores().stream())
                .toList();
        requireKeys = new RequireKeys(storage.sealing(), storage.sealingKeys(), stores);
        rotateKeys = new RotateKeys(storage.sealing(), storage.sealingKeys(), stores);
    }
}
