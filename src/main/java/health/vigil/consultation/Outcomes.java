package health.vigil.consultation;

import health.vigil.privacy.Masking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of consultations, by rule, and the consultations themselves with names and numbers masked. */
@ApplicationScoped
public class Outcomes {
    private final ReviewedIndex index;
    private final ConsultationStore store;
    private final AuditTrail audit;
    private final Clock clock;

    Outcomes(ReviewedIndex index, ConsultationStore store, AuditTrail audit, Clock clock) {
        this.index = index;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How the consultations ended in which a rule held.
     *
     * @param rule id, {@code none} for those without
     * @param underTriage in how many the advice may have been too mild
     */
    public record RuleOutcome(
            String rule, int consultations, int underTriage, int visited, int better, int same, int worse) {}

    /** A consultation as a case: what was said, masked, and what it should have come to at least. */
    public record Case(
            String region,
            @Nullable Double age,
            String sex,
            List<String> said,
            String advised,
            String least,
            List<String> rules,
            @Nullable Boolean visited,
            String found,
            String better) {

        /** Without the words. */
        @Override
        public String toString() {
            return "Case[" + advised + ", " + rules + "]";
        }
    }

    /** Rules by suspected under-triage, most first. */
    public Uni<List<RuleOutcome>> perRule(String tenant) {
        return reviewed(tenant).map(all -> {
            Map<String, List<Reviewed>> byRule = new TreeMap<>();
            all.forEach(one -> one.rules()
                    .forEach(rule ->
                            byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(one)));
            return byRule.entrySet().stream()
                    .map(entry -> count(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingInt(RuleOutcome::underTriage)
                            .reversed()
                            .thenComparing(RuleOutcome::rule))
                    .toList();
        });
    }

    /** @param actor who reads them: each reading is recorded with its consultation */
    public Uni<List<Case>> export(String tenant, String actor) {
        return reviewed(tenant)
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(one -> audit.append(
                                        tenant,
                                        one.snapshot().consultation().id(),
                                        new AuditEntry(clock.instant(), actor, "outcome.exported", Map.of()))
                                .replaceWith(() -> masked(one)))
                        .collect()
                        .asList());
    }

    private Uni<List<Reviewed>> reviewed(String tenant) {
        return index.all(tenant)
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id -> store.find(tenant, id))
                        .map(found ->
                                Optional.ofNullable(found.map(Reviewed::of).orElse(null)))
                        .filter(Optional::isPresent)
                        .map(Optional::get)
                        .collect()
                        .asList());
    }

    private static RuleOutcome count(String rule, List<Reviewed> all) {
        return new RuleOutcome(
                rule,
                all.size(),
                (int) all.stream().filter(Reviewed::isSuspectedUnderTriage).count(),
                (int) all.stream()
                        .filter(one -> Boolean.TRUE.equals(one.outcome().visited()))
                        .count(),
                feeling(all, "better"),
                feeling(all, "same"),
                feeling(all, "worse"));
    }

    private static int feeling(List<Reviewed> all, String word) {
        return (int)
                all.stream().filter(one -> one.outcome().better().equals(word)).count();
    }

    /** One masking for the whole consultation: the same name is the same placeholder. */
    private static Case masked(Reviewed one) {
        Masking masking = new Masking();
        Consultation consultation = one.snapshot().consultation();
        PatientCase patient = consultation.current();
        List<String> said = one.snapshot().turns().stream()
                .map(turn -> turn.message().text())
                .filter(text -> !text.isBlank())
                .map(text -> masking.mask(text).text())
                .toList();
        return new Case(
                consultation.settings().region(),
                patient.facts().number("age"),
                patient.sex().name().toLowerCase(Locale.ROOT),
                said,
                one.advised().wire(),
                one.advised().orMoreUrgent(one.last()).wire(),
                one.rules(),
                one.outcome().visited(),
                masking.mask(one.outcome().found()).text(),
                one.outcome().better());
    }
}
