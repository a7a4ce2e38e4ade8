package com.clariva.connect.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.app.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxFolderTest {
    @TempDir
    Path temp;

    @Test
    void folderAndSecretsAreForTheirOwnerOnly() throws IOException {
        SandboxFolder folder = SandboxFolder.at(temp.resolve("deep/sandbox"));

        SandboxSecrets.in(folder);

        assertThat(permissions(folder.path())).isEqualTo("rwx------");
        assertThat(permissions(folder.path().resolve("secrets.env"))).isEqualTo("rw-------");
    }

    @Test
    void secretsAreMadeOnceAndKept() {
        Map<String, String> first = SandboxSecrets.in(SandboxFolder.at(temp)).variables();

        Map<String, String> second = SandboxSecrets.in(SandboxFolder.at(temp)).variables();

        assertThat(second)
                .isEqualTo(first)
                .containsOnlyKeys(
                        "INSTAGRAM_APP_SECRET",
                        "INSTAGRAM_WEBHOOK_VERIFY_TOKEN",
                        "AUTH_JWT_SECRET",
                        "CONNECT_ENCRYPTION_KEYS",
                        "CONNECT_OPERATOR_KEY");
    }

    @Test
    void folderOfASandboxWithoutAnOperatorIsCompletedAndElseKept() throws IOException {
        Map<String, String> first = SandboxSecrets.in(SandboxFolder.at(temp)).variables();
        Path file = temp.resolve("secrets.env");
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("CONNECT_OPERATOR_KEY"))
                        .toList());

        Map<String, String> second = SandboxSecrets.in(SandboxFolder.at(temp)).variables();

        assertThat(second).hasSameSizeAs(first).containsEntry("AUTH_JWT_SECRET", first.get("AUTH_JWT_SECRET"));
        assertThat(SandboxSecrets.in(SandboxFolder.at(temp)).variables()).isEqualTo(second);
    }

    @Test
    void everySandboxHasSecretsOfItsOwn() {
        SandboxSecrets one = SandboxSecrets.in(SandboxFolder.at(temp.resolve("one")));
        SandboxSecrets other = SandboxSecrets.in(SandboxFolder.at(temp.resolve("other")));

        assertThat(one.variables().values())
                .doesNotContainAnyElementsOf(other.variables().values());
    }

    @Test
    void secretsThatWereTamperedWithAreNotReplacedInSilence() throws IOException {
        SandboxSecrets.in(SandboxFolder.at(temp));
        Files.writeString(temp.resolve("secrets.env"), "AUTH_JWT_SECRET=short\n");

        assertThatThrownBy(() -> SandboxSecrets.in(SandboxFolder.at(temp)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("secrets.env");
    }

    @Test
    void folderWithOtherThingsInItIsLeftAlone() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> SandboxFolder.at(temp))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("other things");
    }

    @Test
    void fileInPlaceOfTheFolderIsRefusedInALine() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> SandboxFolder.at(file)).isInstanceOf(StartFailure.class);
    }

    @Test
    void temporaryFolderGoesWithAllThatIsInIt() throws IOException {
        SandboxFolder folder = SandboxFolder.temporaryIn(temp);
        Files.createDirectories(folder.path().resolve("postgresql/base"));
        Files.writeString(folder.path().resolve("postgresql/base/1"), "row");

        folder.close();

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void keptFolderStays() throws IOException {
        SandboxFolder folder = SandboxFolder.at(temp);
        SandboxSecrets.in(folder);

        folder.close();

        try (Stream<Path> content = Files.list(temp)) {
            assertThat(content).isNotEmpty();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
