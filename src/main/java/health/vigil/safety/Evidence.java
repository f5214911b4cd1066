package health.vigil.safety;

import health.vigil.catalog.Condition;
import health.vigil.catalog.Condition.And;
import health.vigil.catalog.Condition.AtLeast;
import health.vigil.catalog.Condition.Compare;
import health.vigil.catalog.Condition.Constant;
import health.vigil.catalog.Condition.Maybe;
import health.vigil.catalog.Condition.Not;
import health.vigil.catalog.Condition.Or;
import health.vigil.catalog.Condition.Present;
import health.vigil.catalog.Condition.SexIs;
import health.vigil.catalog.Condition.Unless;
import health.vigil.clinical.Facts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Why a condition that holds in the safe reading holds: what is there, and what was counted to the safer side. */
final class Evidence {
    private final Facts facts;
    private final Set<String> findings = new LinkedHashSet<>();
    private final Set<String> assumed = new LinkedHashSet<>();

    private Evidence(Facts facts) {
        this.facts = facts;
    }

    static Evidence of(Condition held, Facts facts) {
        Evidence evidence = new Evidence(facts);
        evidence.trace(held, true);
        return evidence;
    }

    /** Findings that are present and numbers whose comparison is true, where the condition needed them. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** Unknown identifiers inside the {@code maybe} and {@code unless} parts that are true for their sake only. */
    List<String> assumed() {
        return List.copyOf(assumed);
    }

    /** Follows the parts that give the condition this truth. */
    private void trace(Condition condition, boolean truth) {
        if (!ConditionWalk.SAFE.is(condition, truth, facts)) {
            return;
        }
        switch (condition) {
            case Present present -> found(present.finding(), truth);
            case Compare compare -> found(compare.number(), truth);
            case Not not -> trace(not.inner(), !truth);
            case And and -> and.parts().forEach(part -> trace(part, truth));
            case Or or -> or.parts().forEach(part -> trace(part, truth));
            case AtLeast atLeast -> atLeast.parts().forEach(part -> trace(part, truth));
            case Maybe maybe -> weigh(maybe.inner(), truth, truth);
            case Unless unless -> weigh(unless.inner(), !truth, truth);
            case SexIs sex -> {}
            case Constant constant -> {}
        }
    }

    private void weigh(Condition inner, boolean innerTruth, boolean outerTruth) {
        if (ConditionWalk.STATED.is(inner, innerTruth, facts)) {
            trace(inner, innerTruth);
        } else if (outerTruth) {
            open(inner);
        } else {
            trace(inner, innerTruth);
        }
    }

    private void found(String identifier, boolean truth) {
        if (truth) {
            findings.add(identifier);
        }
    }

    /** The unknown identifiers that leave the condition undecided. */
    private void open(Condition condition) {
        if (ConditionWalk.STATED.value(condition, facts) != Kleene.UNKNOWN) {
            return;
        }
        switch (condition) {
            case Present present -> assumed.add(present.finding());
            case Compare compare -> assumed.add(compare.number());
            case SexIs sex -> assumed.add("sex");
            case Not not -> open(not.inner());
            case And and -> and.parts().forEach(this::open);
            case Or or -> or.parts().forEach(this::open);
            case AtLeast atLeast -> atLeast.parts().forEach(this::open);
            case Maybe maybe -> open(maybe.inner());
            case Unless unless -> open(unless.inner());
            case Constant constant -> {}
        }
    }
}
