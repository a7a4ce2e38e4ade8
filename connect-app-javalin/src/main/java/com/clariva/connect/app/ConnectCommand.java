package com.clariva.connect.app;

import com.clariva.connect.app.process.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command all others are parts of. */
@Command(
        name = "clariva-connect",
        description = "Links doctors' Instagram accounts and carries every event to its doctor.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ConnectCommand.Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or stopped as asked",
            "1:failed; the line on stderr says why",
            "2:the command was not understood",
            "69:the database or another needed system did not answer at start",
            "78:the configuration is broken; every problem is listed on stderr"
        })
final class ConnectCommand {

    /** The version of ours, and of the JVM it runs on. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"clariva-connect " + Version.current() + " (Java " + Runtime.version() + ")"};
        }
    }
}
