package health.vigil.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import health.vigil.safety.ConditionWalk;
import health.vigil.safety.Kleene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Our reading of CEL against cel-java's own, where both must say the same: everything is known, so {@code maybe(x)} is x
 * and {@code unless(x)} is its opposite.
 */
class CelAgreementTest {
    private static final KnowledgeFiles FILES = new KnowledgeFiles(KnowledgeFolder.bundled(), new Problems());
    private static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();
    private static final int PATIENTS = 60;

    @Test
    void everyTier_isWhatCelSays_seed5() throws Exception {
        // given
        Cel cel = cel();
        Map<String, CelRuntime.Program> macros = new LinkedHashMap<>();
        Entry texts = FILES.of(FileKind.MACROS).get(0).entry("macros");
        // resolved macros come after the ones they name
        for (String name : KNOWLEDGE.macros().keySet()) {
            macros.put(name, program(cel, texts.text(name)));
        }
        List<CelRuntime.Program> tiers = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        for (Entry root : FILES.of(FileKind.RULES)) {
            for (Entry rule : root.entries("rules")) {
                for (Entry tier : rule.entries("tiers")) {
                    tiers.add(program(cel, tier.text("when")));
                }
            }
        }
        KNOWLEDGE.rules().forEach(rule -> rule.tiers().forEach(tier -> conditions.add(tier.when())));
        assertThat(tiers).hasSameSizeAs(conditions);
        Random random = new Random(5);
        List<String> differences = new ArrayList<>();
        int held = 0;

        // when
        for (int i = 0; i < PATIENTS; i++) {
            Facts facts = known(random, i % 3 == 0 ? 3 : 40);
            Map<String, Object> input = input(facts);
            for (Map.Entry<String, CelRuntime.Program> macro : macros.entrySet()) {
                input.put(macro.getKey(), macro.getValue().eval(input));
            }
            for (int j = 0; j < tiers.size(); j++) {
                Kleene expected = tiers.get(j).eval(input).equals(true) ? Kleene.TRUE : Kleene.FALSE;
                held += expected == Kleene.TRUE ? 1 : 0;
                if (ConditionWalk.stated(conditions.get(j), facts) != expected
                        || ConditionWalk.safe(conditions.get(j), facts) != expected) {
                    differences.add("tier " + j + " is " + expected + " for patient " + i);
                }
            }
        }

        // then
        assertThat(differences).isEmpty();
        assertThat(held).as("tiers that held").isGreaterThan(1_000);
    }

    private static Cel cel() {
        CelBuilder builder = CelFactory.standardCelBuilder()
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .build())
                .addFunctionDeclarations(
                        CelFunctionDecl.newFunctionDeclaration(
                                "maybe", CelOverloadDecl.newGlobalOverload("maybe", SimpleType.BOOL, SimpleType.BOOL)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "unless",
                                CelOverloadDecl.newGlobalOverload("unless", SimpleType.BOOL, SimpleType.BOOL)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "atleast",
                                CelOverloadDecl.newGlobalOverload(
                                        "atleast", SimpleType.BOOL, SimpleType.INT, ListType.create(SimpleType.BOOL))))
                .addFunctionBindings(
                        CelFunctionBinding.from("maybe", Boolean.class, x -> x),
                        CelFunctionBinding.from("unless", Boolean.class, x -> !x),
                        CelFunctionBinding.from(
                                "atleast",
                                Long.class,
                                List.class,
                                (n, parts) -> parts.stream()
                                                .filter(Boolean.TRUE::equals)
                                                .count()
                                        >= n))
                .addVar("sex", SimpleType.STRING);
        KNOWLEDGE.findings().keySet().forEach(id -> builder.addVar(id, SimpleType.BOOL));
        KNOWLEDGE.macros().keySet().forEach(id -> builder.addVar(id, SimpleType.BOOL));
        KNOWLEDGE.numbers().keySet().forEach(id -> builder.addVar(id, SimpleType.DOUBLE));
        return builder.build();
    }

    private static CelRuntime.Program program(Cel cel, String text) throws Exception {
        return cel.createProgram(cel.compile(text).getAst());
    }

    /** Everything is known; about one finding in so many is present. */
    private static Facts known(Random random, int oneIn) {
        Map<String, Presence> findings = new HashMap<>();
        for (String id : KNOWLEDGE.findings().keySet()) {
            findings.put(id, random.nextInt(oneIn) == 0 ? Presence.PRESENT : Presence.ABSENT);
        }
        Map<String, Double> numbers = new HashMap<>();
        for (NumberEntry number : KNOWLEDGE.numbers().values()) {
            double low = number.low();
            double high = Math.min(number.high(), 200);
            numbers.put(number.id(), Math.rint(low + random.nextDouble() * (high - low)));
        }
        return new Facts(findings, numbers, Set.of(), random.nextBoolean() ? Sex.FEMALE : Sex.MALE);
    }

    private static Map<String, Object> input(Facts facts) {
        Map<String, Object> input = new HashMap<>(facts.numbers());
        facts.findings().forEach((id, presence) -> input.put(id, presence == Presence.PRESENT));
        input.put("sex", facts.sex() == Sex.FEMALE ? "female" : "male");
        return input;
    }
}
