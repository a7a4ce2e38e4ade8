package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sealing by AES-256-GCM, through Tink.
 *
 * <p>Sealed bytes are: the version 1, the length of the key's name, the name, and what Tink made (a
 * nonce, the ciphertext, a tag). Bound to them are version, key name, purpose and id, each with its
 * length before it, so that no two bindings read the same.
 */
public final class TinkSealing implements Sealing {
    private static final byte VERSION = 1;
    private static final int HEADER = 2;
    private static final int PSEUDONYM_BYTES = 16;

    private final NamedKey first;
    private final Map<String, Aead> keys;
    private final KeyedHash hash;

    private TinkSealing(NamedKey first, Map<String, Aead> keys, KeyedHash hash) {
        this.first = first;
        this.keys = keys;
        this.hash = hash;
    }

    /**
     * Sealing with {@code keys}, which {@link EncryptionKeys} reads. The first one seals, all of them
     * open.
     */
    public static TinkSealing of(List<NamedKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one encryption key is needed");
        }
        Map<String, Aead> aeads = new LinkedHashMap<>();
        for (NamedKey key : keys) {
            if (aeads.put(key.name(), TinkKeys.aead(key)) != null) {
                throw new IllegalArgumentException("two encryption keys have the same name");
            }
        }
        NamedKey first = keys.get(0);
        return new TinkSealing(first, aeads, KeyedHash.derivedFrom(first));
    }

    @Override
    public byte[] seal(Purpose purpose, String id, byte[] plain) {
        try {
            byte[] name = first.nameBytes();
            byte[] cipher = aead(first.name()).encrypt(plain, binding(name, purpose, id));
            return ByteBuffer.allocate(HEADER + name.length + cipher.length)
                    .put(VERSION)
                    .put((byte) name.length)
                    .put(name)
                    .put(cipher)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not refuse to seal", e);
        }
    }

    @Override
    public byte[] open(Purpose purpose, String id, byte[] sealed) {
        // The name may end in a message; bytes that are no name may not.
        String key = keyOf(sealed).orElseThrow(() -> new ConnectException.SealBroken("open", null));
        byte[] name = key.getBytes(US_ASCII);
        byte[] cipher = Arrays.copyOfRange(sealed, HEADER + name.length, sealed.length);
        try {
            return aead(key).decrypt(cipher, binding(name, purpose, id));
        } catch (GeneralSecurityException e) {
            throw new ConnectException.SealBroken("open", e);
        }
    }

    /** The name of the first key, a colon, and 32 hex digits. */
    @Override
    public String pseudonym(String id) {
        byte[] full = hash.of(id.getBytes(UTF_8));
        return first.name() + ":" + HexFormat.of().formatHex(full, 0, PSEUDONYM_BYTES);
    }

    @Override
    public List<String> keyNames() {
        return List.copyOf(keys.keySet());
    }

    @Override
    public Optional<String> keyOf(byte[] sealed) {
        if (sealed.length < HEADER || sealed[0] != VERSION || sealed[1] < 1 || sealed.length < HEADER + sealed[1]) {
            return Optional.empty();
        }
        return Optional.of(new String(sealed, HEADER, sealed[1], US_ASCII)).filter(NamedKey::isName);
    }

    private Aead aead(String name) {
        Aead aead = keys.get(name);
        if (aead == null) {
            throw new ConnectException.KeyMissing(name);
        }
        return aead;
    }

    private static byte[] binding(byte[] name, Purpose purpose, String id) {
        byte[] label = purpose.label().getBytes(UTF_8);
        byte[] row = id.getBytes(UTF_8);
        return ByteBuffer.allocate(1 + 3 * Integer.BYTES + name.length + label.length + row.length)
                .put(VERSION)
                .putInt(name.length)
                .put(name)
                .putInt(label.length)
                .put(label)
                .putInt(row.length)
                .put(row)
                .array();
    }
}
