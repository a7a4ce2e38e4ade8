package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.privacy.Petition;
import com.clariva.connect.core.privacy.PetitionReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads the JSON of a {@code signed_request}. */
public final class JsonPetitionReader implements PetitionReader {
    @Override
    public Optional<Petition> read(byte[] payload) {
        return Json.read(payload).flatMap(JsonPetitionReader::petition);
    }

    private static Optional<Petition> petition(JsonNode json) {
        return Json.id(json, "user_id")
                .flatMap(named -> Json.time(json, "issued_at")
                        .flatMap(issuedAt -> Json.text(json, "algorithm")
                                .map(algorithm -> new Petition(named, issuedAt, algorithm))));
    }
}
