package health.vigil.consultation;

import health.vigil.clinical.Relationship;
import health.vigil.understanding.Understanding;
import java.util.List;
import java.util.Optional;

/** Finds whose case a message belongs to. */
final class Experiencer {
    private Experiencer() {}

    /** The case the words are about: the current one, an earlier one, or a new one for a person named now. */
    static PatientCase find(List<PatientCase> cases, Understanding words, int number, List<String> notes) {
        PatientCase current = cases.get(cases.size() - 1);
        Relationship about = words.about();
        if (about == null || !isOther(current, words)) {
            return current;
        }
        PatientCase next = null;
        for (PatientCase earlier : cases) {
            if (earlier.about() == about) {
                next = earlier;
            }
        }
        if (number == 1) {
            cases.remove(current);
        } else {
            notes.add("other_patient_started");
        }
        if (next != null) {
            cases.remove(next);
        }
        PatientCase found = next == null ? PatientCase.of(about) : next;
        cases.add(found);
        return found;
    }

    /** Whom the words are about, when none of the cases is about them. */
    static Optional<Relationship> newcomer(List<PatientCase> cases, Understanding words) {
        Relationship about = words.about();
        boolean known = cases.stream().anyMatch(one -> one.about() == about);
        return about == null || known || !isOther(cases.get(cases.size() - 1), words)
                ? Optional.empty()
                : Optional.of(about);
    }

    private static boolean isOther(PatientCase current, Understanding words) {
        boolean tells = !words.findings().isEmpty() || !words.measurements().isEmpty();
        return words.about() != current.about() && tells;
    }
}
