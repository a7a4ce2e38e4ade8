package com.clariva.connect.app;

import picocli.CommandLine.Command;

/** The commands about encryption keys. */
@Command(name = "keys", description = "Makes encryption keys.")
final class KeysCommand {}
