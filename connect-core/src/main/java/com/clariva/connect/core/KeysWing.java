package com.clariva.connect.core;

import com.clariva.connect.core.keys.RequireKeys;
import com.clariva.connect.core.keys.RotateKeys;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.keys.SealedStores;
import java.util.List;

/** What knows the keys of all that is stored, wired. */
final class KeysWing {
    final RequireKeys requireKeys;
    final RotateKeys rotateKeys;

    KeysWing(Parts parts) {
        Storage storage = parts.storage();
        List<SealedStore> stores = SealedStores.of(storage, parts.queue().state());
        requireKeys = new RequireKeys(storage.sealing(), storage.sealingKeys(), stores);
        rotateKeys = new RotateKeys(storage.sealing(), storage.sealingKeys(), stores);
    }
}
