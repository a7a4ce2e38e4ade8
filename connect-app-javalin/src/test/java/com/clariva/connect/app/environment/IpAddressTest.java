package com.clariva.connect.app.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "' 203.0.113.9 ', 203.0.113.9",
        "203.0.113.9:41234, 203.0.113.9",
        "203.0.113.9:, 203.0.113.9",
        "'\"203.0.113.9\"', 203.0.113.9",
        "'\"203.0.113.9:80\"', 203.0.113.9",
        "2001:DB8:0:0::1, 2001:db8::1",
        "[2001:db8::1], 2001:db8::1",
        "[2001:db8::1]:443, 2001:db8::1",
        "'\"[2001:db8::1]:443\"', 2001:db8::1",
        "fe80::1%eth0, fe80::1",
        "[fe80::1%25eth0]:80, fe80::1",
        "::ffff:203.0.113.9, 203.0.113.9"
    })
    void addressIsReadFromEveryFormItIsWrittenIn(String text, String address) {
        assertThat(IpAddress.parse(text).map(InetAddresses::toAddrString)).hasValue(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"",
                "\"\"",
                "unknown",
                "_secret",
                "localhost",
                "example.org:80",
                "203.0.113",
                "203.0.113.9:99999",
                "203.0.113.9:x",
                "203.0.113.09",
                "[203.0.113.9",
                "[::1",
                ".a:b:",
                "::1::",
                "0x7f.0.0.1",
                "\u0000"
            })
    void otherTextIsNoAddressAndIsNotLookedUp(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }
}
