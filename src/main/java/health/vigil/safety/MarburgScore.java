package health.vigil.safety;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import java.util.List;

/** The Marburg heart score of known items and of all items that could count; Boesner et al. 2010, CMAJ 182:1295. */
final class MarburgScore {
    private static final List<String> VASCULAR_DISEASE = List.of(
            "known_cad",
            "prior_mi",
            "prior_revascularisation",
            "known_angina",
            "prior_stroke_tia",
            "peripheral_artery_disease");

    private MarburgScore() {}

    /** Items that are true, and items that are true or unknown; 0 to 5 each. */
    static int[] of(Facts facts) {
        List<Presence> items = List.of(
                ageAndSex(facts),
                anyOf(VASCULAR_DISEASE, facts),
                facts.presence("exertional_pain"),
                facts.presence("patient_suspects_heart"),
                opposite(facts.presence("chest_wall_tenderness")));
        int known = 0;
        int possible = 0;
        for (Presence item : items) {
            known += item == Presence.PRESENT ? 1 : 0;
            possible += item == Presence.ABSENT ? 0 : 1;
        }
        return new int[] {known, possible};
    }

    /** Women from 65, men from 55. */
    private static Presence ageAndSex(Facts facts) {
        Double age = facts.number("age");
        boolean sexDecides = age != null && age >= 55 && age < 65;
        if (age == null || sexDecides && facts.sex() == Sex.UNKNOWN) {
            return Presence.UNKNOWN;
        }
        return age >= 65 || sexDecides && facts.sex() != Sex.FEMALE ? Presence.PRESENT : Presence.ABSENT;
    }

    private static Presence anyOf(List<String> findings, Facts facts) {
        boolean open = false;
        for (String finding : findings) {
            if (facts.isPresent(finding)) {
                return Presence.PRESENT;
            }
            open |= facts.presence(finding) == Presence.UNKNOWN;
        }
        return open ? Presence.UNKNOWN : Presence.ABSENT;
    }

    private static Presence opposite(Presence presence) {
        return switch (presence) {
            case PRESENT -> Presence.ABSENT;
            case ABSENT -> Presence.PRESENT;
            case UNKNOWN -> Presence.UNKNOWN;
        };
    }
}
