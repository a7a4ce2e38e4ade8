package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The forms in which bytes can still be read by anybody. */
final class Disguises {
    private Disguises() {}

    /** Each form of {@code bytes}, by its name. */
    static Map<String, byte[]> of(byte[] bytes) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        String hex = HexFormat.of().formatHex(bytes);
        forms.put("plain", bytes.clone());
        forms.put("UTF-16", new String(bytes, UTF_8).getBytes(UTF_16LE));
        forms.put("hex", hex.getBytes(US_ASCII));
        forms.put("upper-case hex", hex.toUpperCase(Locale.ROOT).getBytes(US_ASCII));
        forms.put("list of bytes", listOf(bytes).getBytes(US_ASCII));
        for (int before = 0; before < 3; before++) {
            forms.put("base64, shifted by " + before, base64(Base64.getEncoder(), before, bytes));
            forms.put("base64url, shifted by " + before, base64(Base64.getUrlEncoder(), before, bytes));
        }
        String form = URLEncoder.encode(new String(bytes, UTF_8), UTF_8);
        forms.put("form-encoded", form.getBytes(US_ASCII));
        forms.put("URL-encoded", form.replace("+", "%20").getBytes(US_ASCII));
        forms.put("JSON-escaped", escaped(bytes, "\\u%04x").getBytes(US_ASCII));
        forms.put("JSON-escaped in capitals", escaped(bytes, "\\u%04X").getBytes(US_ASCII));
        return forms;
    }

    /** The letters that stand for {@code bytes} alone when others are encoded along with them. */
    private static byte[] base64(Base64.Encoder encoder, int before, byte[] bytes) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int first = (before * 8 + 5) / 6;
        int end = shifted.length * 8 / 6;
        return Arrays.copyOfRange(encoder.encode(shifted), first, end);
    }

    private static String escaped(byte[] bytes, String form) {
        return new String(bytes, UTF_8)
                .chars()
                .mapToObj(each -> each < 128 ? Character.toString(each) : String.format(form, each))
                .collect(joining());
    }

    private static String listOf(byte[] bytes) {
        String list = Arrays.toString(bytes);
        return list.substring(1, list.length() - 1);
    }
}
