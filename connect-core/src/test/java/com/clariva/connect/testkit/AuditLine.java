package com.clariva.connect.testkit;

import java.util.Optional;
import java.util.UUID;

/** One line of an audit log, as it is kept. */
public record AuditLine(
        String action,
        String outcome,
        Optional<String> requestId,
        Optional<UUID> doctor,
        Optional<UUID> resource,
        Optional<String> accountHash,
        long times) {}
