package com.clariva.connect.core.keys;

import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.InMemorySealedStore;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.ReversibleSealing;
import com.clariva.connect.testkit.SealedStoreContract;
import java.util.Optional;

class InMemorySealedStoreTest extends SealedStoreContract {
    private InMemorySealedStore values = empty(new Outage());

    @Override
    protected void clear() {
        values = empty(new Outage());
    }

    @Override
    protected SealedStore store(Sealing sealing) {
        return values.with(sealing);
    }

    @Override
    protected void put(int number, byte[] plain, Sealing sealing) {
        values.with(sealing).put("row-" + number, plain);
    }

    @Override
    protected Optional<byte[]> read(int number, Sealing sealing) {
        String id = "row-" + number;
        return values.holds(id) ? Optional.of(values.with(sealing).read(id)) : Optional.empty();
    }

    @Override
    protected void remove(int number) {
        values.remove("row-" + number);
    }

    @Override
    protected SealedStore unreachable() {
        return empty(Outage.lasting());
    }

    private static InMemorySealedStore empty(Outage outage) {
        return InMemorySealedStore.of("values", ReversibleSealing.withKeys("old"), outage);
    }
}
