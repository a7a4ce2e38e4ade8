package com.clariva.connect.app.sandbox;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the sandbox is asked to run.
 *
 * @param tour walk the main job by itself and end
 * @param redis a Redis for the queue; a secret, because its address may hold a password
 * @param data the folder to keep data in
 * @param port where to listen; 0 takes any free one
 */
public record SandboxOptions(boolean tour, Optional<Secret> redis, Optional<Path> data, Optional<Integer> port) {
    public SandboxOptions {
        requireNonNull(redis, "redis is null");
        requireNonNull(data, "data is null");
        requireNonNull(port, "port is null");
    }
}
