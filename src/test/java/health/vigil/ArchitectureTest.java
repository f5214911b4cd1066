package health.vigil;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom, and which library stays behind which wall. Packages of later work need not exist yet. */
class ArchitectureTest {
    private static final String ROOT = "health.vigil.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("health.vigil");

    /** A package, the packages it may import besides itself, and why it needs no other. */
    static Stream<Arguments> importMatrix() {
        return Stream.of(
                Arguments.of("clinical", "", "the nouns stand on nothing"),
                Arguments.of("platform", "", "clock, ids and the embedded Redis know nothing of medicine"),
                Arguments.of("catalog", "clinical", "knowledge is data about nouns, it decides nothing"),
                Arguments.of("privacy", "clinical", "masking must be usable before anything else has run"),
                Arguments.of(
                        "understanding", "clinical catalog", "words become findings without knowing what they lead to"),
                Arguments.of("safety", "clinical catalog", "no rule may depend on a reply, a store or a model"),
                Arguments.of("assessment", "clinical catalog safety", "a level follows from rules and facts alone"),
                Arguments.of("guidance", "clinical catalog privacy", "retrieval serves a level, it never sets one"),
                Arguments.of("reply", "clinical catalog privacy guidance", "wording comes after the decision"),
                Arguments.of("guard", "clinical catalog", "the judge of a reply must not know its writer"),
                Arguments.of(
                        "consultation",
                        "clinical platform catalog privacy understanding safety assessment guidance reply guard",
                        "the story knows its actors and owns its ports; neither HTTP nor Redis"),
                Arguments.of(
                        "model",
                        "clinical platform catalog privacy consultation",
                        "a model is an adapter of the story's port, behind one door"),
                Arguments.of("attachment", "consultation", "files are made harmless without knowing what they mean"),
                Arguments.of(
                        "store", "clinical consultation platform", "a store keeps the record, it does not judge it"),
                Arguments.of(
                        "archive",
                        "clinical consultation platform",
                        "an archive keeps the record, it does not judge it"),
                Arguments.of("access", "clinical consultation platform", "who may do what is no medical question"),
                Arguments.of("handover", "clinical catalog consultation", "a hand-over reports what was recorded"),
                Arguments.of("followup", "clinical catalog consultation platform", "timers act on the record"),
                Arguments.of(
                        "channel",
                        "clinical catalog consultation attachment handover access platform",
                        "a channel translates; it must not reach past the story"));
    }

    @ParameterizedTest(name = "{0} may import [{1}]")
    @MethodSource("importMatrix")
    void aPackage_importsOnlyWhatTheMatrixAllows(String row, String allowed, String because) {
        Set<String> reachable = new HashSet<>(Set.of(allowed.split(" ")));
        reachable.add(row);
        classes()
                .that(areInRow(Set.of(row)))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("health.vigil..")).or(areInRow(reachable)))
                .because(because)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackage_hasItsRowInTheMatrix() {
        Set<String> rows = new HashSet<>(Set.of("command"));
        importMatrix().forEach(row -> rows.add((String) row.get()[0]));
        assertThat(CLASSES)
                .as("a new package is first agreed in the matrix")
                .allSatisfy(type -> assertThat(rowOf(type)).isIn(rows));
    }

    @Test
    void command_isImportedByNobody() {
        noClasses()
                .that(resideOutsideOfPackages("health.vigil.command.."))
                .should()
                .dependOnClassesThat(resideInAPackage("health.vigil.command.."))
                .because("the command line is the outermost layer")
                .check(CLASSES);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("health.vigil.(**)")
                .should()
                .beFreeOfCycles()
                .because("what depends on itself in a circle can only be read and changed as a whole")
                .check(CLASSES);
    }

    /** Library packages, the packages of ours that may use them, and why. */
    static Stream<Arguments> fences() {
        return Stream.of(
                Arguments.of(
                        "dev.cel..", "catalog", "conditions are parsed once, at load; our own walk evaluates them"),
                Arguments.of("com.fasterxml.jackson.dataformat.yaml..", "catalog", "only knowledge is YAML"),
                Arguments.of("org.yaml..", "catalog", "only knowledge is YAML"),
                Arguments.of("org.ahocorasick..", "understanding", "matching words is understanding's craft"),
                Arguments.of("com.ibm.icu..", "understanding guidance", "scripts are read there, and written here"),
                Arguments.of("redis.embedded..", "platform", "one place starts and ends the embedded server"),
                Arguments.of("io.quarkus.redis..", "store", "one Redis adapter"),
                Arguments.of("io.vertx.redis..", "store", "one Redis adapter"),
                Arguments.of("io.vertx.mutiny.redis..", "store", "one Redis adapter"),
                Arguments.of("jakarta.ws.rs..", "channel", "only a channel knows HTTP"),
                Arguments.of("org.jboss.resteasy..", "channel", "only a channel knows HTTP"),
                Arguments.of("io.quarkiverse.resteasy..", "channel", "only a channel knows problem+json"),
                Arguments.of("io.quarkus.websockets..", "channel", "only a channel knows sockets"),
                Arguments.of("me.chanjar..", "channel", "only a channel knows WeChat"),
                Arguments.of("picocli..", "command", "only the command line parses arguments"),
                Arguments.of("dev.langchain4j..", "model guidance", "models stay behind two doors"),
                Arguments.of("io.quarkiverse.langchain4j..", "model", "models stay behind one door"),
                Arguments.of("org.apache.lucene..", "guidance", "retrieval is guidance's craft"),
                Arguments.of("org.apache.pdfbox..", "attachment handover", "a page is drawn here, and written there"),
                Arguments.of("javax.imageio..", "attachment", "pictures are opened in one place"),
                Arguments.of("org.apache.tika..", "guidance", "reading documents is guidance's craft"),
                Arguments.of("ai.djl..", "guidance", "embedding is guidance's craft"),
                Arguments.of("ai.onnxruntime..", "guidance", "embedding is guidance's craft"),
                Arguments.of("ca.uhn.fhir..", "handover", "FHIR is a shape of the hand-over"),
                Arguments.of("org.hl7..", "handover", "FHIR is a shape of the hand-over"),
                Arguments.of("io.vertx.mutiny.pgclient..", "archive", "one PostgreSQL adapter"),
                Arguments.of("org.flywaydb..", "archive", "one PostgreSQL adapter"),
                Arguments.of("org.jose4j..", "access", "one place decides who may do what"),
                Arguments.of("io.quarkus.security..", "access", "one place decides who may do what"));
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @MethodSource("fences")
    void aLibrary_staysBehindItsFence(String library, String allowed, String because) {
        String[] homes =
                Stream.of(allowed.split(" ")).map(home -> ROOT + home + "..").toArray(String[]::new);
        noClasses()
                .that(resideOutsideOfPackages(homes))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .because(because)
                .check(CLASSES);
    }

    @Test
    void everyPackage_isNullMarked() {
        assertThat(CLASSES)
                .as("nulls are checked at compile time, in every package")
                .allSatisfy(type -> assertThat(type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .as(type.getPackageName())
                        .isTrue());
    }

    @Test
    void typeNames_sayWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|DTO|Dto)")
                .orShould()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..dto..", "..impl..")
                .because("a noun of the domain or a verb's doer says more; these say nothing")
                .check(CLASSES);
    }

    /** Half of the types stay inside their package; read as a report, because the nouns of clinical are public by need. */
    @Test
    void publicTypes_areReported() {
        Map<String, int[]> counts = new TreeMap<>();
        CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .forEach(type -> {
                    int[] count = counts.computeIfAbsent(type.getPackageName(), name -> new int[2]);
                    count[0]++;
                    count[1] += type.getModifiers().contains(JavaModifier.PUBLIC) ? 1 : 0;
                });
        counts.forEach((name, count) -> System.out.printf("%-34s %3d types, %3d public%n", name, count[0], count[1]));
        assertThat(counts).isNotEmpty();
    }

    private static DescribedPredicate<JavaClass> areInRow(Set<String> rows) {
        return DescribedPredicate.describe("are in " + rows, type -> rows.contains(rowOf(type)));
    }

    /** The matrix row of a type: its first package below the root. */
    private static String rowOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        return name.substring(ROOT.length()).split("\\.")[0];
    }
}
