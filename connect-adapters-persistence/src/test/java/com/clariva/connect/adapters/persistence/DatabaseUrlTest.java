package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.secret.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"no-verify", "Require", "", "verify_full"})
    void sslmodeOfAnotherDriverIsRefused(String mode) {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://localhost/clariva?sslmode=" + mode))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sslmode")
                .hasMessageContaining("verify-full");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db.abc.supabase.co:6543/postgres, true",
        "postgresql://u.x:p@aws-0-eu.pooler.supabase.com:6543/postgres?sslmode=require, true",
        "postgresql://u:p@ep-cool-1-pooler.eu-central-1.aws.neon.tech/db, true",
        "postgresql://u:p@one:6543/db?pgbouncer=true, true",
        "postgresql://u:p@one/db?a=b&pgbouncer=true, true",
        "'postgresql://u:p@one:6543,two:5432/db', true",
        "postgresql://u.x:p@aws-0-eu.pooler.supabase.com:5432/postgres, false",
        "postgresql://u:p@ep-cool-1.eu-central-1.aws.neon.tech/db, false",
        "postgresql://u:p@one:5432/db?pgbouncer=false, false",
        "postgresql://u:p@one:65430/db?options=x:6543/, false"
    })
    void addressOfATransactionPoolerIsKnown(String url, boolean looksLikeOne) {
        assertThat(DatabaseUrl.parse(url).looksLikeATransactionPooler()).isEqualTo(looksLikeOne);
    }

    @Test
    void userAndPasswordAreTakenOutOfTheAddress() {
        DatabaseUrl url = DatabaseUrl.parse(
                "postgresql://ada:s%40f%2Fe+1:2@db.example:5433/clariva?currentSchema=connect&sslmode=require");

        assertThat(url.address())
                .isEqualTo("jdbc:postgresql://db.example:5433/clariva?currentSchema=connect&sslmode=require");
        assertThat(url.user()).contains("ada");
        assertThat(url.password()).contains("s@f/e+1:2");
    }

    @Test
    void parametersMayHoldUserAndPassword() {
        DatabaseUrl url =
                DatabaseUrl.parse("jdbc:postgresql://127.0.0.1/clariva?user=ada&password=safe%26sound&ssl=true");

        assertThat(url.address()).isEqualTo("jdbc:postgresql://127.0.0.1/clariva?ssl=true");
        assertThat(url.user()).contains("ada");
        assertThat(url.password()).contains("safe&sound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://localhost/clariva",
                "jdbc:postgresql://localhost:5432/clariva?",
                "postgresql://ada@localhost/clariva",
                "postgresql://ada:@one:5432,two:5433/clariva?targetServerType=primary",
                "postgresql://ada:pa@ss@localhost/clariva",
                "postgresql://[::1]:5432/clariva"
            })
    void usualFormsAreUnderstood(String text) {
        DatabaseUrl url = DatabaseUrl.parse(text);

        assertThat(url.address()).startsWith("jdbc:postgresql://").doesNotContain("ada", "@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "mysql://ada:canary@localhost/clariva",
                "postgresql://ada:canary@localhost",
                "postgresql://ada:canary@localhost/",
                "postgresql://ada:canary/clariva",
                "postgresql://ada:can/ary@localhost/clariva",
                "postgresql://ada:%zzcanary@localhost/clariva",
                "postgresql://ada:canary@localhost:port/clariva",
                "postgresql://ada:canary@localhost:65536/clariva",
                "postgresql://ada:canary@localhost:0/clariva"
            })
    void otherFormsAreRefusedWithoutBeingQuoted(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .doesNotContain("canary", "ada:");
    }

    @Test
    void anotherLoginReplacesTheOneOfTheUrl() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://ada:safe@localhost/clariva")
                .withLogin(Optional.empty(), Optional.of(Secret.of("sound")));

        assertThat(url.user()).contains("ada");
        assertThat(url.password()).contains("sound");
    }

    @Test
    void urlDoesNotPrint() {
        assertThat(DatabaseUrl.parse("postgresql://ada:canary@localhost/clariva"))
                .hasToString("DatabaseUrl(redacted)");
    }
}
