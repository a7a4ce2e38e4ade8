package com.clariva.connect.adapters.instagram.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Walks over JSON and cuts pieces out of it to the byte, without reading what is in them.
 *
 * <p>The bytes are taken for ISO 8859-1, in which every byte is one character. So a position in the text is
 * a position in the bytes, and what is wrong inside a string is left to whoever reads the piece.
 */
final class JsonScanner implements AutoCloseable {
    // A piece may break the limits of whoever reads it; here it has to be stepped over all the same.
    private static final int DEEPEST = 100_000;
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // Its table of names would grow with every new name in a delivery.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final byte[] bytes;
    private final JsonParser parser;

    JsonScanner(byte[] bytes) throws IOException {
        this.bytes = bytes;
        this.parser = LENIENT.createParser(new String(bytes, ISO_8859_1));
    }

    /** What is done at a value. It has to leave the scanner at the end of that value. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Steps to the next value; false at the end of the list, or of everything. */
    boolean next() throws IOException {
        JsonToken token = parser.nextToken();
        return token != null && token != JsonToken.END_ARRAY;
    }

    /** Steps to the next field's name; false at the end of the object. */
    boolean nextField() throws IOException {
        return parser.nextToken() == JsonToken.FIELD_NAME;
    }

    String name() throws IOException {
        return parser.currentName();
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Where the current name or value begins. */
    int start() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /** Text, or the digits of a whole number. */
    Optional<String> text() throws IOException {
        JsonToken token = parser.currentToken();
        boolean readable = token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT;
        return readable ? Optional.of(parser.getText()) : Optional.empty();
    }

    /** Steps to the end of the current value. */
    void skip() throws IOException {
        parser.skipChildren();
        parser.finishToken();
    }

    /**
     * The bytes from {@code start} to the end of the current value, which is stepped over; empty if they are more than
     * {@code most}.
     */
    Optional<byte[]> cutFrom(int start, int most) throws IOException {
        skip();
        int end = (int) parser.currentLocation().getCharOffset();
        return end - start > most ? Optional.empty() : Optional.of(Arrays.copyOfRange(bytes, start, end));
    }

    void eachElement(Step step) throws IOException {
        while (next()) {
            step.run();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
