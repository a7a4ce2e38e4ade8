package com.clariva.connect.crash;

import java.util.List;

/**
 * What a person writes: which conversation it is, and which message in it.
 *
 * @param number counted from 1 within the conversation, without a gap
 * @param failsFirst whether the handler is to fail at its first attempt
 */
record Words(int conversation, int number, boolean failsFirst) {

    static Words parse(String text) {
        List<String> words = List.of(text.split(" "));
        return new Words(Integer.parseInt(words.get(0)), Integer.parseInt(words.get(1)), words.contains("fails"));
    }

    String text() {
        return conversation + " " + number + (failsFirst ? " fails" : " works");
    }
}
