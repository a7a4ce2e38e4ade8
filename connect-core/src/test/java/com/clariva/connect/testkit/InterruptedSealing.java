package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.util.List;
import java.util.Optional;

/** Sealing during which something else happens, once: between reading the first value and writing it. */
public final class InterruptedSealing implements Sealing {
    private final Sealing sealing;
    private final Runnable meanwhile;
    private boolean happened;

    public InterruptedSealing(Sealing sealing, Runnable meanwhile) {
        this.sealing = requireNonNull(sealing, "sealing is null");
        this.meanwhile = requireNonNull(meanwhile, "meanwhile is null");
    }

    @Override
    public byte[] open(Purpose purpose, String id, byte[] sealed) {
        byte[] plain = sealing.open(purpose, id, sealed);
        happen();
        return plain;
    }

    @Override
    public byte[] seal(Purpose purpose, String id, byte[] plain) {
        happen();
        return sealing.seal(purpose, id, plain);
    }

    private void happen() {
        if (!happened) {
            happened = true;
            meanwhile.run();
        }
    }

    @Override
    public String pseudonym(String id) {
        return sealing.pseudonym(id);
    }

    @Override
    public List<String> keyNames() {
        return sealing.keyNames();
    }

    @Override
    public Optional<String> keyOf(byte[] sealed) {
        return sealing.keyOf(sealed);
    }
}
