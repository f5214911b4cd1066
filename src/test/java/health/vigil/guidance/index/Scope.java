package health.vigil.guidance.index;

import health.vigil.catalog.SnippetScope;
import health.vigil.catalog.SnippetScope.Audience;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A scope for a test: for every patient, until a test narrows it. */
final class Scope {
    private List<String> complaints = List.of();
    private List<String> needs = List.of();
    private List<String> regions = List.of();
    private Set<TriageLevel> levels = Set.of();
    private double ageFrom;
    private double ageBelow = SnippetScope.OLDEST;
    private Sex sex = Sex.UNKNOWN;
    private Presence pregnancy = Presence.UNKNOWN;
    private Audience audience = Audience.PATIENT;
    private boolean firstAid;
    private boolean mimic;
    private LocalDate effective = LocalDate.EPOCH;
    private LocalDate reviewBy = LocalDate.of(2099, 1, 1);

    void complaints(List<String> all) {
        complaints = all;
    }

    void needs(List<String> all) {
        needs = all;
    }

    void regions(List<String> all) {
        regions = all;
    }

    void levels(Set<TriageLevel> all) {
        levels = all;
    }

    void ages(double from, double below) {
        ageFrom = from;
        ageBelow = below;
    }

    void sex(Sex one) {
        sex = one;
    }

    void pregnancy(Presence one) {
        pregnancy = one;
    }

    void audience(Audience one) {
        audience = one;
    }

    void mimic() {
        mimic = true;
    }

    Scope firstAid() {
        firstAid = true;
        return this;
    }

    Scope effective(LocalDate day) {
        effective = day;
        return this;
    }

    Scope reviewBy(LocalDate day) {
        reviewBy = day;
        return this;
    }

    SnippetScope build() {
        return new SnippetScope(
                complaints,
                List.of(),
                needs,
                regions,
                levels,
                ageFrom,
                ageBelow,
                sex,
                pregnancy,
                audience,
                firstAid,
                mimic,
                effective,
                reviewBy);
    }
}
