package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Sealing with keys that anybody can make from their names: for tests, never for people's words. */
public final class ReversibleSealing implements Sealing {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final List<String> keys;
    private final SecureRandom random = new SecureRandom();

    private ReversibleSealing(List<String> keys) {
        this.keys = keys;
    }

    /** Keys by their names, the first of which seals. */
    public static ReversibleSealing withKeys(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("at least one key is needed");
        }
        return new ReversibleSealing(List.of(names));
    }

    @Override
    public byte[] seal(Purpose purpose, String id, byte[] plain) {
        String key = keys.get(0);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        byte[] name = key.getBytes(UTF_8);
        sealed.write(name.length);
        sealed.writeBytes(name);
        sealed.writeBytes(nonce);
        sealed.writeBytes(crypt(Cipher.ENCRYPT_MODE, key, nonce, bound(purpose, id), plain));
        return sealed.toByteArray();
    }

    @Override
    public byte[] open(Purpose purpose, String id, byte[] sealed) {
        int name = sealed.length == 0 ? 0 : sealed[0];
        if (name <= 0 || sealed.length < 1 + name + NONCE + TAG_BITS / Byte.SIZE) {
            throw new ConnectException.SealBroken("open", null);
        }
        String key = new String(sealed, 1, name, UTF_8);
        if (!keys.contains(key)) {
            throw new ConnectException.KeyMissing(key);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1 + name, 1 + name + NONCE);
        byte[] rest = Arrays.copyOfRange(sealed, 1 + name + NONCE, sealed.length);
        return crypt(Cipher.DECRYPT_MODE, key, nonce, bound(purpose, id), rest);
    }

    @Override
    public String pseudonym(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytesOf(keys.get(0)), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(id.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public List<String> keyNames() {
        return keys;
    }

    @Override
    public Optional<String> keyOf(byte[] sealed) {
        int name = sealed.length == 0 ? 0 : sealed[0];
        // The length of a name is no letter: what begins with one is not sealed.
        return name <= 0 || name >= ' ' || sealed.length < 1 + name
                ? Optional.empty()
                : Optional.of(new String(sealed, 1, name, UTF_8));
    }

    private static byte[] crypt(int mode, String key, byte[] nonce, byte[] bound, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(bytesOf(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new ConnectException.SealBroken("open", e);
        }
    }

    private static byte[] bound(Purpose purpose, String id) {
        byte[] label = purpose.label().getBytes(UTF_8);
        byte[] name = id.getBytes(UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + label.length + name.length)
                .putInt(label.length)
                .put(label)
                .put(name)
                .array();
    }

    private static byte[] bytesOf(String key) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(("a test's key " + key).getBytes(UTF_8));
    }
}
