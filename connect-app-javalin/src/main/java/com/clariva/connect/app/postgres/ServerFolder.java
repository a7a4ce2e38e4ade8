package com.clariva.connect.app.postgres;

import java.nio.file.Path;

/** What lies where. PostgreSQL 18 cannot open another version's cluster, so the version is in the name. */
record ServerFolder(Path root) {
    private static final String NAME = "postgresql-18";

    static ServerFolder at(Path folder) {
        return new ServerFolder(folder.toAbsolutePath().normalize());
    }

    Path cluster() {
        return root.resolve(NAME);
    }

    /** A cluster that is still being made. */
    Path unfinishedCluster() {
        return root.resolve(NAME + ".unfinished");
    }

    Path program(String fingerprint) {
        return root.resolve(NAME + "-program-" + fingerprint);
    }

    Path unfinishedProgram() {
        return root.resolve(NAME + "-program.unfinished");
    }

    Path password() {
        return root.resolve(NAME + ".password");
    }

    Path log() {
        return root.resolve(NAME + ".log");
    }

    Path lock() {
        return root.resolve(NAME + ".lock");
    }

    Path postmasterPid() {
        return cluster().resolve("postmaster.pid");
    }
}
