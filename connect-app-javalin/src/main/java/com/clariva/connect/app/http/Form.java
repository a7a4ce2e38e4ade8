package com.clariva.connect.app.http;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A form of the type {@code application/x-www-form-urlencoded}: strict UTF-8, and nothing that is not text. */
record Form(ListMultimap<String, String> fields) {
    private static final int MOST_FIELDS = 100;

    Form(ListMultimap<String, String> fields) {
        this.fields = ImmutableListMultimap.copyOf(fields);
    }

    static Form parse(byte[] body) {
        ImmutableListMultimap.Builder<String, String> fields = ImmutableListMultimap.builder();
        int count = 0;
        for (int start = 0; start < body.length; ) {
            int end = indexOf('&', body, start, body.length);
            if (end > start) {
                if (++count > MOST_FIELDS) {
                    throw malformed();
                }
                int equals = indexOf('=', body, start, end);
                fields.put(decoded(body, start, equals), decoded(body, Math.min(equals + 1, end), end));
            }
            start = end + 1;
        }
        return new Form(fields.build());
    }

    /** Whether {@code query} could be a form: percent-encoded UTF-8, and without NUL. */
    static boolean isForm(String query) {
        try {
            parse(query.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (HttpRefusal malformed) {
            return false;
        }
    }

    /** All values of the field, in their order. */
    List<String> all(String name) {
        return fields.get(name);
    }

    /** The first value of the field. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The next place of {@code wanted}, or {@code end}. */
    private static int indexOf(char wanted, byte[] body, int start, int end) {
        int at = start;
        while (at < end && body[at] != wanted) {
            at++;
        }
        return at;
    }

    private static String decoded(byte[] body, int start, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
        for (int at = start; at < end; at++) {
            if (body[at] == '%') {
                bytes.write(hex(body, at + 1, end) << 4 | hex(body, at + 2, end));
                at += 2;
            } else {
                bytes.write(body[at] == '+' ? ' ' : body[at]);
            }
        }
        return text(bytes.toByteArray());
    }

    private static int hex(byte[] body, int at, int end) {
        int digit = at < end ? Character.digit((char) body[at], 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw malformed();
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw malformed();
        }
    }

    private static HttpRefusal malformed() {
        return new HttpRefusal(
                HttpStatus.BAD_REQUEST,
                "form_malformed",
                "The body has to be a form in UTF-8, percent-encoded, with at most 100 fields.");
    }
}
