package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;

/**
 * A token that somebody has taken on to refresh.
 *
 * @param token its version is what a result is checked against
 * @param failures how often refreshing it has failed in a row
 */
public record DueToken(DoctorId doctor, InstagramId account, AccessToken token, int failures) {
    public DueToken {
        requireNonNull(doctor, "doctor is null");
        requireNonNull(account, "account is null");
        requireNonNull(token, "token is null");
        if (failures < 0) {
            throw new IllegalArgumentException("failures are counted from 0");
        }
    }
}
