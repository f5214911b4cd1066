package health.vigil.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A knowledge folder of one's own needs two people: one who proposed what lies there, and another who approved it. */
class ApprovalTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "a: 1");
        Files.createDirectory(folder.resolve("snippets"));
        Files.writeString(folder.resolve("snippets").resolve("b.md"), "b");
    }

    @Test
    void approvedByAnotherPerson_isTaken() throws IOException {
        approve(Approval.digest(folder), "Mei Chan", "Dr. Ho");

        assertThatCode(() -> Approval.require(folder)).doesNotThrowAnyException();
    }

    @Test
    void withoutApproval_isRefused() {
        assertThat(problems()).containsExactly("approval.yaml:1: not approved: there is no approval.yaml");
    }

    @Test
    void approvedByWhoProposedIt_isRefused() throws IOException {
        approve(Approval.digest(folder), "Dr. Ho", " dr. ho ");

        assertThat(problems())
                .containsExactly("approval.yaml:3: not approved: approved_by must be another person than proposed_by");
    }

    @Test
    void fileChangedAfterwards_isRefusedWithTheNewDigest() throws IOException {
        approve(Approval.digest(folder), "Mei Chan", "Dr. Ho");

        Files.writeString(folder.resolve("snippets").resolve("b.md"), "c");

        assertThat(problems())
                .containsExactly("approval.yaml:1: not approved: the files have changed, their digest is "
                        + Approval.digest(folder));
    }

    @Test
    void flatConfigMapOfTheFolder_hasTheSameDigest(@TempDir Path flat) throws IOException {
        Files.copy(folder.resolve("a.yaml"), flat.resolve("a.yaml"));
        Files.copy(folder.resolve("snippets").resolve("b.md"), flat.resolve("b.md"));
        Files.writeString(folder.resolve("kustomization.yaml"), "kind: Kustomization");

        assertThat(Approval.digest(flat)).isEqualTo(Approval.digest(folder));
    }

    @Test
    void builtInKnowledgeMountedFlat_isApprovedByItsReleaseAndLoads(@TempDir Path flat) throws IOException {
        Path source = Path.of("src/main/resources/knowledge");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, flat.resolve(file.getFileName().toString()));
            }
        }

        assertThatCode(() -> Approval.require(flat)).doesNotThrowAnyException();
        assertThat(KnowledgeLoader.load(flat).version()).isNotEmpty();

        Files.writeString(flat.resolve("numbers.yaml"), "# one word more", StandardOpenOption.APPEND);
        assertThat(catchThrowableOfType(KnowledgeException.class, () -> Approval.require(flat)))
                .isNotNull();
    }

    @Test
    void fileRenamedOrAdded_changesTheDigest() throws IOException {
        String before = Approval.digest(folder);

        Files.move(folder.resolve("a.yaml"), folder.resolve("c.yaml"));
        String renamed = Approval.digest(folder);
        Files.writeString(folder.resolve("d.yaml"), "");

        assertThat(List.of(renamed, Approval.digest(folder)))
                .doesNotContain(before)
                .doesNotHaveDuplicates();
    }

    @Test
    void theApprovalItselfAndDotFiles_areNoPartOfTheDigest() throws IOException {
        String before = Approval.digest(folder);

        approve(before, "Mei Chan", "Dr. Ho");
        Files.createDirectory(folder.resolve("..data"));
        Files.writeString(folder.resolve("..data").resolve("a.yaml"), "x");

        assertThat(Approval.digest(folder)).isEqualTo(before);
    }

    @Test
    void halfAnApproval_saysWhatIsMissing() throws IOException {
        Files.writeString(folder.resolve("approval.yaml"), "digest: " + Approval.digest(folder) + "\ndate: soon\n");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "approval.yaml:1: no proposed_by",
                        "approval.yaml:1: no approved_by",
                        "approval.yaml:2: date cannot be soon");
    }

    private List<String> problems() {
        KnowledgeException refused = catchThrowableOfType(KnowledgeException.class, () -> Approval.require(folder));
        assertThat(refused).as("refusal").isNotNull();
        return refused.problems();
    }

    private void approve(String digest, String proposed, String approved) throws IOException {
        Files.writeString(
                folder.resolve("approval.yaml"),
                "digest: %s\nproposed_by: \"%s\"\napproved_by: \"%s\"\ndate: 2026-11-25\n"
                        .formatted(digest, proposed, approved));
    }
}
