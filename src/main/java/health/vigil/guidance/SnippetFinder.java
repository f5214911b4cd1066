package health.vigil.guidance;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.TriageLevel;
import health.vigil.guidance.index.Retriever;
import health.vigil.guidance.index.ScriptConversion;
import health.vigil.guidance.index.SnippetIndex;
import health.vigil.guidance.index.SnippetQuery;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Finds the guideline texts that fit an assessment: never in the emergency lane, and late rather than in the way: what
 * is not found in time is left out of the reply.
 */
@ApplicationScoped
public class SnippetFinder {
    /** How many texts one reply may show. */
    public static final int MOST = 2;

    private static final Logger LOG = Logger.getLogger(SnippetFinder.class);
    /** Of the patient's words, in characters: enough for what is asked, too little to drown the assessment. */
    private static final int LONGEST_WORDS = 200;

    private static final Duration DEADLINE = Duration.ofMillis(300);

    private final Knowledge knowledge;
    private final Clock clock;
    private final Shelf shelf;
    private final ScriptConversion script;

    SnippetFinder(Knowledge knowledge, Clock clock, Shelf shelf) {
        this.knowledge = knowledge;
        this.clock = clock;
        this.shelf = shelf;
        this.script = new ScriptConversion(knowledge);
    }

    /** At most two texts, best first; none when nothing fits or it takes too long. Never fails. */
    @WithSpan("guidance")
    public Uni<List<Snippet>> find(GuidanceNeed need) {
        if (need.assessment().complaints().isEmpty()
                || need.assessment().floor().isAtLeast(TriageLevel.EMERGENCY)) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.createFrom()
                .completionStage(shelf.index())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(index -> search(index, need))
                .ifNoItem()
                .after(DEADLINE)
                .recoverWithItem(List.<Snippet>of())
                .onFailure()
                .invoke(e ->
                        LOG.warnf("guideline text left out: %s", e.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(List.<Snippet>of());
    }

    private List<Snippet> search(SnippetIndex index, GuidanceNeed need) {
        shelf.warm();
        List<Snippet> found = new ArrayList<>();
        for (Snippet snippet : index.search(Retriever.FUSED, query(need), MOST)) {
            found.add(in(need.language(), snippet));
        }
        return found;
    }

    private SnippetQuery query(GuidanceNeed need) {
        Assessment assessment = need.assessment();
        Language language = need.language();
        List<String> words = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (String complaint : assessment.complaints()) {
            var label = knowledge.complaintLabels().get(complaint);
            if (label != null) {
                words.add(label.in(language));
            }
        }
        need.facts().findings().forEach((code, presence) -> {
            if (presence == Presence.PRESENT) {
                findings.add(code);
                words.add(knowledge.label(code).in(language));
            }
        });
        String said = need.words().text();
        words.add(said.substring(0, Math.min(LONGEST_WORDS, said.length())));
        boolean urgent =
                assessment.redFlags().stream().anyMatch(flag -> flag.level().isAtLeast(TriageLevel.EMERGENCY));
        return new SnippetQuery(
                language,
                String.join(" ", words),
                LocalDate.now(clock),
                new SnippetQuery.ForPatient(
                        assessment.complaints(),
                        findings,
                        assessment.level(),
                        need.region(),
                        need.facts().number("age"),
                        need.facts().sex(),
                        need.facts().presence("pregnant"),
                        assessment.openRedFlags().isEmpty() && !urgent));
    }

    /** A Chinese text in the script that is read. */
    private Snippet in(Language language, Snippet snippet) {
        if (snippet.language() == language) {
            return snippet;
        }
        String text = language == Language.ZH_HANT
                ? script.traditional(snippet.text())
                : ScriptConversion.simplified(snippet.text());
        return new Snippet(snippet.citation(), language, text);
    }
}
