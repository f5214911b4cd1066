package health.vigil;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The clinical core is a function of its input, and the reactive packages never hold a thread. */
class PurityTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("health.vigil");

    private static final String[] CORE = {
        "health.vigil.clinical..",
        "health.vigil.privacy..",
        "health.vigil.safety..",
        "health.vigil.assessment..",
        "health.vigil.guard.."
    };
    private static final String[] REACTIVE = {
        "health.vigil.model..",
        "health.vigil.guidance..",
        "health.vigil.reply..",
        "health.vigil.consultation..",
        "health.vigil.store..",
        "health.vigil.archive..",
        "health.vigil.access..",
        "health.vigil.handover..",
        "health.vigil.followup..",
        "health.vigil.channel.."
    };

    @Test
    void clinicalCore_touchesNothingOutside() {
        noClasses()
                .that(resideInAnyPackage(CORE))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.util.logging.."))
                .because("a level must be derivable again from the record alone (I6)")
                .check(CLASSES);
    }

    @Test
    void clinicalCoreAndCatalog_knowNoFramework() {
        noClasses()
                .that(resideInAnyPackage(CORE))
                .or(resideInAnyPackage("health.vigil.catalog.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "jakarta..",
                        "org.eclipse.microprofile..",
                        "org.jboss.."))
                .because("the core runs in a command, a test and a server alike")
                .check(CLASSES);
    }

    @Test
    void clinicalCoreAndCatalog_haveNoClockAndNoDice() {
        noClasses()
                .that(resideInAnyPackage(CORE))
                .or(resideInAnyPackage("health.vigil.catalog.."))
                .should()
                .callMethodWhere(readsTheWorld())
                .orShould()
                .dependOnClassesThat(oneOf(
                        "java.time.Clock",
                        "java.util.Random",
                        "java.util.SplittableRandom",
                        "java.security.SecureRandom",
                        "java.util.concurrent.ThreadLocalRandom"))
                .because("the same facts give the same level at any time (I6)")
                .check(CLASSES);
    }

    @Test
    void time_isInjected() {
        noClasses()
                .that(resideInAnyPackage("health.vigil.."))
                .and(DescribedPredicate.not(resideInAnyPackage("health.vigil.platform..", "health.vigil.command..")))
                .should()
                .callMethodWhere(readsTheCalendar())
                .because("a test must be able to set the time; java.time.Clock comes from platform")
                .check(CLASSES);
    }

    @Test
    void reactivePackages_neverBlock() {
        noClasses()
                .that(resideInAnyPackage(REACTIVE))
                .should()
                .callMethodWhere(blocks())
                .orShould()
                .dependOnClassesThat(oneOf(
                        "io.smallrye.mutiny.groups.UniAwait",
                        "io.smallrye.mutiny.groups.MultiAwait",
                        "java.net.URLConnection",
                        "java.net.HttpURLConnection",
                        "java.net.Socket",
                        "java.net.ServerSocket"))
                .because("one blocked event loop holds every patient's turn")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> oneOf(String... names) {
        Set<String> wanted = Set.of(names);
        return DescribedPredicate.describe("one of " + wanted, type -> wanted.contains(type.getName()));
    }

    private static DescribedPredicate<JavaCall<?>> readsTheWorld() {
        return DescribedPredicate.describe("reads a clock, draws a number or asks the machine", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getName();
            return (owner.startsWith("java.time.") && name.equals("now"))
                    || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                    || (owner.equals("java.lang.Math") && name.equals("random"))
                    || (owner.equals("java.lang.System")
                            && Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty")
                                    .contains(name));
        });
    }

    private static DescribedPredicate<JavaCall<?>> readsTheCalendar() {
        return DescribedPredicate.describe("reads the machine's calendar", call -> {
            String owner = call.getTargetOwner().getName();
            return (owner.startsWith("java.time.")
                            && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.getName().equals("java.time.Clock")))
                    || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
        });
    }

    private static DescribedPredicate<JavaCall<?>> blocks() {
        return DescribedPredicate.describe("holds its thread", call -> {
            JavaClass owner = call.getTargetOwner();
            String name = call.getName();
            return (owner.isAssignableTo(java.util.concurrent.Future.class)
                            && Set.of("get", "join").contains(name))
                    || (owner.isAssignableTo(Thread.class)
                            && Set.of("sleep", "join").contains(name))
                    || (owner.isAssignableTo(java.util.concurrent.CountDownLatch.class) && name.equals("await"))
                    || (owner.isAssignableTo(java.util.concurrent.BlockingQueue.class)
                            && Set.of("take", "put").contains(name))
                    || (owner.getName().equals("java.net.http.HttpClient") && name.equals("send"));
        });
    }
}
