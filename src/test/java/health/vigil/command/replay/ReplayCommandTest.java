package health.vigil.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Consultations of a running service, replayed beside it from its store and from a file. */
@QuarkusTest
class ReplayCommandTest {
    private static final Path KNOWLEDGE = Path.of("src/main/resources/knowledge");

    @TempDir
    Path folder;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private ApiCaller api;
    private Opened consultation;
    private Path file;

    @BeforeEach
    void threeTurns() throws Exception {
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\",\"patient\":{\"age\":{\"value\":56}}}");
        api.say(consultation, "my chest hurts");
        api.say(consultation, "no, I am not sweating");
        api.say(consultation, "for half an hour");
        file = folder.resolve("records.jsonl");
    }

    @Test
    void I6_storedConsultation_isDerivedAgainToTheSame() {
        assertThat(replay(consultation.id())).as(said()).isZero();
        assertThat(output.toString()).contains("1 consultations, 3 turns: 1 equal, 0 broken, 0 differ");
    }

    @Test
    void I6_exportedConsultation_isReplayedFromItsFile() throws Exception {
        export();

        assertThat(Files.readString(file)).contains("my chest hurts");
        assertThat(replay(file.toString())).as(said()).isZero();
    }

    @Test
    void I6_changedTurn_isFoundAndNamed() throws Exception {
        export();
        change("no, I am not sweating", "no, I am well");

        assertThat(replay(file.toString())).isEqualTo(1);
        assertThat(output.toString()).contains("BROKEN: turn 2 is not the one the chain vouches for");
    }

    @Test
    void I6_changedLevel_isFoundByTheChainAndByDeriving() throws Exception {
        export();
        String level = "(\\\\\"level\\\\\":\\\\\")[A-Z_0-9]+";
        Files.writeString(file, Files.readString(file).replaceAll(level, "$1SELF_CARE"));

        assertThat(replay(file.toString())).isEqualTo(1);
        assertThat(output.toString()).contains("BROKEN: turn 1").contains("DIFFERS: turn 1: level recorded self_care");
    }

    @Test
    void I6_changedEntry_isFoundAndNamed() throws Exception {
        export();
        change("turn.committed", "turn.forgotten");

        assertThat(replay(file.toString())).isEqualTo(1);
        assertThat(output.toString()).contains("BROKEN: entry 2 was changed");
    }

    @Test
    void I6_cutOrReorderedRecord_isFound() throws Exception {
        export();
        List<String> whole = Files.readAllLines(file);

        List<String> cut = new ArrayList<>(whole);
        cut.removeIf(line -> line.contains("\"turn\"") && line.contains("half an hour"));
        Files.write(file, cut);
        assertThat(replay(file.toString())).isEqualTo(1);
        assertThat(output.toString()).contains("turn 3 is missing");

        List<String> reordered = new ArrayList<>(whole);
        Collections.swap(reordered, 1, 2);
        Files.write(file, reordered);
        assertThat(replay(file.toString())).isEqualTo(1);
        assertThat(output.toString()).contains("turn 1 is not the one");

        List<String> ended = new ArrayList<>(whole);
        ended.remove(whole.size() - 2);
        Files.write(file, ended);
        assertThat(replay(file.toString())).isEqualTo(1);
        assertThat(output.toString()).contains("the end does not fit: 3 entries are there, the sealed head says 4");
    }

    @Test
    void I6_erased_saysThatReplayEndsThere() throws Exception {
        api.delete(consultation.path(), consultation.token());

        assertThat(replay(consultation.id())).as(said()).isZero();
        assertThat(output.toString()).contains("erased; its chain ends there, and so does replay");
    }

    @Test
    void otherKnowledge_listsWhatWouldBeMoreUrgent() throws Exception {
        export();
        copyKnowledge();
        Path rules = folder.resolve("knowledge/rules-chest.yaml");
        String before = Files.readString(rules);
        String after = before.replace(
                "chest_strict && active && adult && companion && unless(soft_tightness)",
                "chest_strict && active && adult && unless(soft_tightness)");
        assertThat(after).isNotEqualTo(before);
        Files.writeString(rules, after);

        int status =
                replay(file.toString(), "--against", folder.resolve("knowledge").toString());

        assertThat(status).as(said()).isEqualTo(1);
        assertThat(output.toString())
                .containsPattern(consultation.id() + ": turn 1 was \\w+, would now be emergency_ambulance \\(CP-01")
                .contains("1 would now be more urgent");
    }

    @Test
    void sameKnowledge_listsNothing() throws Exception {
        export();

        assertThat(replay(file.toString(), "--against", KNOWLEDGE.toString()))
                .as(said())
                .isZero();
        assertThat(output.toString()).contains("0 would now be more urgent");
    }

    @Test
    void all_readsTheStoreThrough() {
        replay("--all", "--json");

        assertThat(output.toString())
                .containsPattern("\\{\"consultation\":\"" + consultation.id()
                        + "\",\"turns\":3,\"entries\":4,\"erased\":false,\"ok\":true")
                .contains("\"summary\"");
    }

    @Test
    void whatCannotBeRun_isSaidInOneLine() throws Exception {
        Files.writeString(file, "no json");

        assertThat(replay(file.toString())).isEqualTo(2);
        assertThat(replay("nowhere")).isEqualTo(2);
        assertThat(replay()).isEqualTo(2);
        assertThat(errors.toString())
                .contains("records.jsonl:1: this is no line")
                .contains("there is no file and no consultation nowhere")
                .contains("give either FILE or ID, or --all");
    }

    private void export() {
        assertThat(replay(consultation.id(), "--out", file.toString()))
                .as(said())
                .isZero();
    }

    private void change(String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private void copyKnowledge() throws IOException {
        try (var files = Files.walk(KNOWLEDGE)) {
            for (Path from : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("knowledge").resolve(KNOWLEDGE.relativize(from));
                Files.createDirectories(copy.getParent());
                Files.copy(from, copy);
            }
        }
    }

    private int replay(String... arguments) {
        String data = ConfigProvider.getConfig().getValue("vigil.data-dir", String.class);
        CommandLine command = new CommandLine(new ReplayCommand(Map.of("VIGIL_DATA_DIR", data)));
        command.setOut(new PrintWriter(output, true));
        command.setErr(new PrintWriter(errors, true));
        return command.execute(arguments);
    }

    private String said() {
        return output + "\n" + errors;
    }
}
