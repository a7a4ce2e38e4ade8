package com.clariva.connect.house;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** The places as they would be if one canary had been lost in each. A search that is not blind finds every one. */
final class Planted {
    private Planted() {}

    static Places everywhere(Places places, List<Needle> needles) {
        Places planted = new Places();
        int next = 0;
        for (String place : places.names()) {
            Needle needle = needles.get(next++ * 7 % needles.size());
            planted.add(place, within(places.at(place).get(0), needle.bytes()));
        }
        return planted;
    }

    private static byte[] within(byte[] piece, byte[] needle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(piece, 0, piece.length / 2);
        bytes.write(needle, 0, needle.length);
        bytes.write(piece, piece.length / 2, piece.length - piece.length / 2);
        return bytes.toByteArray();
    }
}
