package com.clariva.connect.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.secret.Secret;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    @Test
    void userAndPasswordLeaveTheAddress() {
        Database database = read("postgresql://dr%40ada:p%2Fa+s@db.example.org:5433/clariva?sslmode=require");

        assertThat(database.jdbcUrl())
                .isEqualTo(Secret.of("jdbc:postgresql://db.example.org:5433/clariva?sslmode=require"));
        assertThat(database.user()).contains("dr@ada");
        assertThat(database.password()).contains(Secret.of("p/a+s"));
        assertThat(database.address()).isEqualTo("db.example.org:5433/clariva");
    }

    @Test
    void jdbcAddressIsGivenToTheDriverAsItStands() {
        Database database = read("jdbc:postgresql://one:5432,two:5432/clariva?user=ada&password=secret");

        assertThat(database.jdbcUrl())
                .isEqualTo(Secret.of("jdbc:postgresql://one:5432,two:5432/clariva?user=ada&password=secret"));
        assertThat(database.user()).isEmpty();
        assertThat(database.password()).isEmpty();
        assertThat(database.toString()).contains("one:5432,two:5432/clariva").doesNotContain("secret");
    }

    @Test
    void passwordMayBeAbsent() {
        Database database = read("postgresql://ada@localhost/clariva");

        assertThat(database.user()).contains("ada");
        assertThat(database.password()).isEmpty();
    }

    private static Database read(String url) {
        return Database.parse(url).orElseThrow();
    }
}
