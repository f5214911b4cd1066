package health.vigil.reply;

import health.vigil.catalog.Instruction;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Rule;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which vetted instruction belongs to an assessment (rules.md §0). */
final class Instructions {
    /** Most time-critical first: what the reader must do before anything else. */
    private static final List<String> PRECEDENCE = List.of(
            "CPR_NOW",
            "CHOKING",
            "AIRWAY",
            "ANAPHYLAXIS",
            "CHILD_BREATHING",
            "BLEED",
            "CRISIS",
            "POISON",
            "TRAUMA",
            "SNAKE",
            "OBSTETRIC_NOW",
            "AORTIC_999",
            "STROKE_999",
            "PAEDS_ED",
            "CARDIAC_999");

    private static final int MOST_FIRST_AID = 2;

    private final Knowledge knowledge;
    private final Map<String, Rule> rules;

    Instructions(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.rules = knowledge.rulesById();
    }

    /** What to do at the assessment's level. */
    Instruction main(Assessment assessment) {
        return switch (assessment.level()) {
            case EMERGENCY_AMBULANCE -> ambulance(assessment);
            case EMERGENCY -> instruction("GO_ED_NOW");
            case CONSULTATION_24 -> instruction("SEEN_TODAY");
            case CONSULTATION -> instruction("BOOK_VISIT");
            case SELF_CARE -> instruction("SELF_CARE");
        };
    }

    /**
     * First aid that belongs to the rules that hold, at most two. In an emergency only of the rules that make it one: a
     * milder rule's advice (sips of water) may be wrong there.
     */
    List<Instruction> firstAid(Assessment assessment) {
        List<Instruction> aid = new ArrayList<>();
        for (RedFlag flag : assessment.redFlags()) {
            Rule rule = rules.get(flag.rule());
            Instruction instruction =
                    rule == null ? null : knowledge.instructions().get(rule.instruction());
            if (instruction == null || !isAid(instruction, assessment) || aid.contains(instruction)) {
                continue;
            }
            boolean milder = flag.level() != assessment.level();
            boolean emergency = assessment.unraised().isAtLeast(TriageLevel.EMERGENCY);
            if (emergency && milder) {
                continue;
            }
            if (flag.level().isAtLeast(TriageLevel.CONSULTATION) || instruction.homeAdvice()) {
                aid.add(instruction);
            }
        }
        return aid.stream().limit(MOST_FIRST_AID).toList();
    }

    /** An emergency text that is first aid too (the crisis lines) is already the main one where an ambulance is called. */
    private static boolean isAid(Instruction instruction, Assessment assessment) {
        return instruction.kind() == Instruction.Kind.FIRST_AID
                || instruction.firstAidToo() && assessment.level() != TriageLevel.EMERGENCY_AMBULANCE;
    }

    /** The text; the aspirin sentence stands before the last one, and only where nothing forbids it. */
    String text(Instruction instruction, boolean allowsAspirin, Texts texts) {
        String text = texts.fill(texts.other() ? instruction.other() : instruction.text());
        Localized aspirin = texts.other() ? instruction.aspirinOther() : instruction.aspirin();
        if (aspirin == null || !allowsAspirin) {
            return text;
        }
        String stop = texts.language() == Language.EN ? ". " : "。";
        int last = text.lastIndexOf(stop, text.length() - 2) + stop.length();
        String gap = texts.language() == Language.EN ? " " : "";
        return text.substring(0, last) + texts.fill(aspirin) + gap + text.substring(last);
    }

    private Instruction ambulance(Assessment assessment) {
        Set<String> named = new HashSet<>();
        for (RedFlag flag : assessment.redFlags()) {
            Rule rule = rules.get(flag.rule());
            if (rule != null && flag.level() == TriageLevel.EMERGENCY_AMBULANCE) {
                named.add(rule.instruction());
            }
        }
        return PRECEDENCE.stream()
                .filter(named::contains)
                .findFirst()
                .map(this::instruction)
                .orElseGet(() -> instruction("CALL_AMBULANCE"));
    }

    private Instruction instruction(String id) {
        return Objects.requireNonNull(knowledge.instructions().get(id), id);
    }
}
