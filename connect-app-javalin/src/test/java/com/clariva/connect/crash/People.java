package com.clariva.connect.crash;

import com.clariva.connect.adapters.persistence.DatabaseUrl;
import com.clariva.connect.adapters.persistence.EncryptionKeys;
import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.testkit.Cast;
import com.zaxxer.hikari.HikariDataSource;

/** 25 doctors, each with one account, and 20 people who write to each: 500 conversations, numbered from 0. */
final class People {
    static final int ACCOUNTS = 25;
    static final int CONVERSATIONS = 500;

    private static final long FIRST_ACCOUNT = 17841400000100000L;
    private static final long FIRST_PERSON = 990000000000100000L;

    private People() {}

    static InstagramId account(int conversation) {
        return new InstagramId(Long.toString(FIRST_ACCOUNT + conversation % ACCOUNTS));
    }

    static InstagramId person(int conversation) {
        return new InstagramId(Long.toString(FIRST_PERSON + conversation));
    }

    /** Links all accounts, as if each doctor had walked through Instagram. */
    static void linkAll(String databaseUrl, String encryptionKeys) {
        try (HikariDataSource database = PostgresqlDataSource.open(DatabaseUrl.parse(databaseUrl), 2)) {
            PostgresqlSchema.migrate(database);
            ConnectedAccounts accounts = PostgresqlStorage.on(
                            database, TinkSealing.of(EncryptionKeys.parse(encryptionKeys)))
                    .accounts();
            for (int doctor = 0; doctor < ACCOUNTS; doctor++) {
                DoctorId id = DoctorId.of("00000000-0000-4000-8000-%012d".formatted(doctor));
                accounts.connect(Cast.connecting(id, account(doctor), "token-" + doctor));
                accounts.noteSubscription(account(doctor), true);
            }
        }
    }
}
