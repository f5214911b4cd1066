package health.vigil.catalog;

import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Whom a snippet may be shown to, and until when. An empty list or set means everybody.
 *
 * @param complaints it is about
 * @param about findings it is about: it is found by their names, too
 * @param needs findings of which one must be present
 * @param regions ISO codes
 * @param levels it may be shown at; it never sets one
 * @param ageFrom years, inclusive
 * @param ageBelow years, exclusive
 * @param pregnancy present: only in pregnancy; absent: never in pregnancy
 * @param audience patients, or clinicians only
 * @param firstAid whether it tells what to do at once
 * @param mimic whether it names a harmless explanation, which must wait until danger has been asked about
 * @param reviewBy the last day it may be cited
 */
public record SnippetScope(
        List<String> complaints,
        List<String> about,
        List<String> needs,
        List<String> regions,
        Set<TriageLevel> levels,
        double ageFrom,
        double ageBelow,
        Sex sex,
        Presence pregnancy,
        Audience audience,
        boolean firstAid,
        boolean mimic,
        LocalDate effective,
        LocalDate reviewBy) {
    public static final double OLDEST = 200;

    /** Who may read it. */
    public enum Audience {
        PATIENT,
        CLINICIAN
    }

    public SnippetScope {
        complaints = List.copyOf(complaints);
        about = List.copyOf(about);
        needs = List.copyOf(needs);
        regions = List.copyOf(regions);
        levels = Set.copyOf(levels);
    }

    /** Open at its last day still. */
    public boolean isExpired(LocalDate day) {
        return reviewBy.isBefore(day);
    }
}
