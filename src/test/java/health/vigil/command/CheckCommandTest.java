package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final Path KNOWLEDGE = Path.of("src/main/resources/knowledge");

    @TempDir
    Path folder;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void builtInKnowledge_isFineAndCounted() throws IOException {
        int status = vigil("check", "--json");

        JsonNode report = new ObjectMapper().readTree(output.toString());
        assertThat(status).as(output.toString()).isZero();
        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.path("danger_findings").asInt())
                .isPositive()
                .isLessThan(report.path("findings").asInt());
        assertThat(report.path("tiers").asInt())
                .isGreaterThan(report.path("rules").asInt());
        assertThat(report.path("mitigating")).isNotEmpty();
    }

    @Test
    void wrongExpectation_namesRuleFileAndLine() throws IOException {
        copyKnowledge();
        Path rules = folder.resolve("rules-chest.yaml");
        String before = Files.readString(rules);
        String after = Pattern.compile("(cases:\\s+- \\{[^\\n]*level: )emergency_ambulance")
                .matcher(before)
                .replaceFirst("$1self_care");
        Files.writeString(rules, after);

        int status = vigil("check", folder.toString());

        assertThat(after).isNotEqualTo(before);
        assertThat(status).isEqualTo(1);
        assertThat(output.toString())
                .containsPattern(
                        "rules-chest.yaml:\\d+: CP-\\d+ gives emergency_ambulance, its case expects self_care");
    }

    @Test
    void unknownIdentifier_isAProblemWithFileAndLine() throws IOException {
        copyKnowledge();
        Path gates = folder.resolve("gates.yaml");
        Files.writeString(gates, Files.readString(gates).replaceFirst("required: \\[", "required: [no_such_finding, "));

        int status = vigil("check", folder.toString());

        assertThat(status).isEqualTo(1);
        assertThat(output.toString()).containsPattern("gates.yaml:\\d+: .*no_such_finding");
    }

    @Test
    void changedFolder_isRefusedUntilAnotherPersonApprovesItsDigest() throws IOException {
        copyKnowledge();
        Files.writeString(folder.resolve("gates.yaml"), "# one more remark\n", StandardOpenOption.APPEND);

        int unapproved = vigil("check", folder.toString());
        assertThat(unapproved).isEqualTo(1);
        assertThat(output.toString()).contains("not approved: there is no approval.yaml");
        output.getBuffer().setLength(0);
        assertThat(vigil("check", folder.toString(), "--digest")).isZero();
        String digest = output.toString().strip();
        Files.writeString(
                folder.resolve("approval.yaml"),
                "digest: " + digest + "\nproposed_by: A. Lee\napproved_by: B. Ho\ndate: 2026-11-25\n");

        assertThat(vigil("check", folder.toString())).isZero();
    }

    @Test
    void missingFolder_cannotRun() {
        int status = vigil("check", folder.resolve("nowhere").toString());

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).contains("there is no folder");
    }

    @Test
    void unknownCommand_cannotRun() {
        assertThat(vigil("diagnose")).isEqualTo(2);
    }

    private void copyKnowledge() throws IOException {
        try (var files = Files.walk(KNOWLEDGE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(KNOWLEDGE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private int vigil(String... arguments) {
        return Vigil.commandLine(new PrintWriter(output, true), new PrintWriter(errors, true))
                .execute(arguments);
    }
}
