package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher up to the point where it would build or start Java. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX script; Windows runs it under WSL")
class LauncherTest {
    private static final FileAttribute<Set<PosixFilePermission>> EXECUTABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    @TempDir
    Path folder;

    @Test
    void help_listsTheCommands() throws Exception {
        Run run = launch(Map.of(), "help");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("./vigil run", "./vigil test", "./vigil check", "./vigil eval");
    }

    @Test
    void unknownCommand_listsWhatExistsAndCannotRun() throws Exception {
        Run run = launch(Map.of(), "diagnose");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains("there is no command 'diagnose'", "./vigil run");
    }

    @Test
    void severalJdks_newestIsTaken() throws Exception {
        jdk("a jdk 21", "21.0.9");
        Path newest = jdk("b jdk 25", "25.0.1");
        jdk("c jdk 25", "25");
        jdk("d jdk 17", "17.0.20");

        Run run = launch(jdksOnly(), "jdk");

        assertThat(run.output().strip()).isEqualTo(newest.toString());
        assertThat(run.errors()).contains("JDK 25.0.1");
    }

    @Test
    void onlyOldJdks_oneClearLine() throws Exception {
        jdk("jdk-17", "17.0.20");

        Run run = launch(jdksOnly(), "run");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains("no JDK 21 or newer found").hasLineCount(1);
    }

    @Test
    void calledThroughALink_findsItsFolder() throws Exception {
        jdk("jdk", "21");
        Path link = Files.createSymbolicLink(
                folder.resolve("a link"), Path.of("vigil").toAbsolutePath());

        Run run = start(new ProcessBuilder(link.toString(), "help"), Map.of());
        Files.delete(link);

        assertThat(run.status()).isZero();
    }

    /** A folder that looks like a JDK of this version. */
    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdks/" + name));
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java"), EXECUTABLE);
        Files.createFile(home.resolve("bin/javac"), EXECUTABLE);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Map<String, String> jdksOnly() throws IOException {
        try (var jdks = Files.list(folder.resolve("jdks"))) {
            String folders = String.join(":", jdks.map(Path::toString).sorted().toList());
            return Map.of("JAVA_HOME", "", "PATH", toolsWithoutJava(), "VIGIL_JDK_FOLDERS", folders);
        }
    }

    /** A PATH with what the script needs and no javac, whatever this machine has in /usr/bin. */
    private String toolsWithoutJava() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : new String[] {"dirname", "readlink", "sed", "awk", "tr", "cat"}) {
            for (String place : new String[] {"/usr/bin/", "/bin/"}) {
                Path script = bin.resolve(tool);
                if (Files.isExecutable(Path.of(place + tool)) && !Files.exists(script)) {
                    Files.createFile(script, EXECUTABLE);
                    Files.writeString(script, "#!/bin/sh\nexec " + place + tool + " \"$@\"\n");
                }
            }
        }
        return bin.toString();
    }

    private Run launch(Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", Path.of("vigil").toAbsolutePath().toString());
        builder.command().addAll(List.of(arguments));
        return start(builder, environment);
    }

    private Run start(ProcessBuilder builder, Map<String, String> environment) throws Exception {
        builder.environment().putAll(environment);
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        int status = builder.directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        return new Run(
                status,
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    private record Run(int status, String output, String errors) {}
}
