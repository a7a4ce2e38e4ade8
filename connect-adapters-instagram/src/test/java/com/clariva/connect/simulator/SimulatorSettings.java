package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The app as it is entered at Meta's dashboard, and where the simulator listens.
 *
 * <p>Start from {@link #create()} and change what matters: {@code create().withPort(8099)}.
 *
 * @param appId the Instagram app's id
 * @param appSecret signs webhooks and proves the app at the token endpoints
 * @param verifyToken what a verification request carries
 * @param port the port on the loopback address, 0 for a free one
 * @param time the clock that {@link MovableClock} moves ahead of
 * @param redirectUris the registered redirect addresses; empty accepts every http or https address
 * @param memory the file that tokens, subscriptions and conversations outlive the process in, if they shall
 */
public record SimulatorSettings(
        String appId,
        String appSecret,
        String verifyToken,
        int port,
        InstantSource time,
        Set<URI> redirectUris,
        Optional<Path> memory) {
    public SimulatorSettings {
        requireNonNull(appId, "appId is null");
        requireNonNull(appSecret, "appSecret is null");
        requireNonNull(verifyToken, "verifyToken is null");
        requireNonNull(time, "time is null");
        redirectUris = Set.copyOf(redirectUris);
        requireNonNull(memory, "memory is null");
        if (appSecret.isBlank()) {
            throw new IllegalArgumentException("an app secret is not blank");
        }
    }

    /** An invented app, a free port, the system's time. */
    public static SimulatorSettings create() {
        return new SimulatorSettings(
                "990000000000001",
                "0123456789abcdef0123456789abcdef",
                "simulated-verify-token-0123456789",
                0,
                InstantSource.system(),
                Set.of(),
                Optional.empty());
    }

    public SimulatorSettings withApp(String id, String secret) {
        return new SimulatorSettings(id, secret, verifyToken, port, time, redirectUris, memory);
    }

    public SimulatorSettings withVerifyToken(String token) {
        return new SimulatorSettings(appId, appSecret, token, port, time, redirectUris, memory);
    }

    public SimulatorSettings withPort(int number) {
        return new SimulatorSettings(appId, appSecret, verifyToken, number, time, redirectUris, memory);
    }

    public SimulatorSettings withTime(InstantSource source) {
        return new SimulatorSettings(appId, appSecret, verifyToken, port, source, redirectUris, memory);
    }

    /** Registers one more redirect address; from the first one on, all others are refused. */
    public SimulatorSettings withRedirectUri(URI address) {
        Set<URI> more = new LinkedHashSet<>(redirectUris);
        more.add(address);
        return new SimulatorSettings(appId, appSecret, verifyToken, port, time, more, memory);
    }

    /** Remembers across restarts, in {@code file}. Accounts and persons beyond the sample are not kept. */
    public SimulatorSettings withMemory(Path file) {
        return new SimulatorSettings(appId, appSecret, verifyToken, port, time, redirectUris, Optional.of(file));
    }

    @Override
    public String toString() {
        return "SimulatorSettings(app " + appId + ", port " + port + ")";
    }
}
