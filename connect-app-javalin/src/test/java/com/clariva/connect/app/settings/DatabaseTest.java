package com.clariva.connect.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "postgresql://ada:LEAK@db.example.org:5433/clariva?sslmode=require db.example.org:5433/clariva",
                "postgres://ada:LE@AK@localhost/clariva localhost/clariva",
                "jdbc:postgresql://one:5432,two:5432/clariva?user=ada&password=LEAK one:5432,two:5432/clariva",
                "jdbc:postgresql://[::1]:5432/clariva?options=/LEAK@x [::1]:5432/clariva"
            })
    void addressShowsHostAndNameOnly(String url, String address) {
        Database database = Database.parse(url).orElseThrow();

        assertThat(database.address()).isEqualTo(address);
        assertThat(database.toString()).doesNotContain("LEAK", "LE@AK");
    }
}
