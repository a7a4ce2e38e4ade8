package com.clariva.connect.app;

import picocli.CommandLine.Command;

/** The commands about the configuration. */
@Command(name = "config", description = "Looks at the configuration.")
final class ConfigCommand {}
