package com.clariva.connect.crash;

/** What a reader has to know of the numbers. */
final class Preface {
    static final String TEXT = """
            TODO
            """;

    private Preface() {}
}
