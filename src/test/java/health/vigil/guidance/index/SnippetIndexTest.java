package health.vigil.guidance.index;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.catalog.KnowledgeLoader;
import health.vigil.catalog.Place;
import health.vigil.catalog.SnippetEntry;
import health.vigil.catalog.SnippetScope;
import health.vigil.catalog.SnippetScope.Audience;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reply.Citation;
import health.vigil.clinical.Sex;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.TriageLevel;
import health.vigil.guidance.index.SnippetQuery.ForPatient;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who finds what, and what replaces what. Words only, but where a test says otherwise. */
class SnippetIndexTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String URL = "https://example.org/guideline";

    private final SnippetIndex index =
            SnippetIndex.inMemory(new Embeddings(10), new ScriptConversion(KnowledgeLoader.bundled()));

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void lastDayOfReview_isStillFound_theDayAfterNot() {
        index.put("s", List.of(entry("a", "cough lasts three weeks", scope().reviewBy(TODAY))));

        assertThat(found("cough", TODAY)).containsExactly("a");
        assertThat(found("cough", TODAY.plusDays(1))).isEmpty();
    }

    @Test
    void notYetInForce_isNotFound() {
        index.put("s", List.of(entry("a", "cough lasts three weeks", scope().effective(TODAY.plusDays(1)))));

        assertThat(found("cough", TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"complaint", "need", "region", "level", "young", "old", "sex", "pregnancy", "clinician", "mimic"
            })
    void whatDoesNotFitThePatient_isNotFound(String why) {
        Scope scope = scope();
        switch (why) {
            case "complaint" -> scope.complaints(List.of("headache"));
            case "need" -> scope.needs(List.of("fever"));
            case "region" -> scope.regions(List.of("CN"));
            case "level" -> scope.levels(Set.of(TriageLevel.SELF_CARE));
            case "young" -> scope.ages(0, 16);
            case "old" -> scope.ages(75, SnippetScope.OLDEST);
            case "sex" -> scope.sex(Sex.FEMALE);
            case "pregnancy" -> scope.pregnancy(Presence.PRESENT);
            case "clinician" -> scope.audience(Audience.CLINICIAN);
            default -> scope.mimic();
        }
        index.put("s", List.of(entry("fits", "cough", scope()), entry("not", "cough", scope)));

        assertThat(foundBy(manOf40())).containsExactly("fits");
    }

    @Test
    void emergencyLevel_findsFirstAidOnly() {
        index.put("s", List.of(entry("text", "cough", scope()), entry("aid", "cough", scope().firstAid())));
        ForPatient urgent = new ForPatient(
                List.of("cough"), List.of(), TriageLevel.EMERGENCY, "GB", 40.0, Sex.MALE, Presence.ABSENT, false);

        assertThat(foundBy(urgent)).containsExactly("aid");
    }

    @Test
    void withoutAnAddress_isNeverShownToAPatient() {
        Citation closed = new Citation("a", "Title", "Organisation", 2024, "", "");
        Snippet snippet = new Snippet(closed, Language.EN, "cough");
        index.put("s", List.of(new SnippetEntry(snippet, scope().build(), "", "", new Place("a", 1))));

        assertThat(foundBy(manOf40())).isEmpty();
    }

    @Test
    void replacedSource_isGoneAtOnce_andItsLateVectorsAreDropped() {
        SnippetEntry old = entry("old", "cough syrup", scope());
        int edition = index.put("s", List.of(old));
        index.put("s", List.of(entry("new", "cough drops", scope())));

        index.addVector("s", edition, 0, old);
        index.refresh();

        assertThat(found("cough", TODAY)).containsExactly("new");
    }

    @Test
    void traditionalAndCantonese_findSimplifiedText() {
        Citation citation = new Citation("a", "T", "O", 2024, "", URL);
        Snippet snippet = new Snippet(citation, Language.ZH_HANS, "发烧时多喝水");
        index.put("s", List.of(new SnippetEntry(snippet, scope().build(), "", "", new Place("a", 1))));

        var query = new SnippetQuery(Language.ZH_HANT, "發燒要飲幾多水", TODAY, null);

        assertThat(index.search(Retriever.BM25, query, 3)).containsExactly(snippet);
    }

    @Test
    void meaning_findsWhatSharesNoWord() {
        SnippetEntry heart = entry("heart", "A heart attack can feel like pressure on the breastbone.", scope());
        SnippetEntry teeth = entry("teeth", "See a dentist when a tooth aches.", scope());
        int edition = index.put("s", List.of(heart, teeth));
        index.addVector("s", edition, 0, heart);
        index.addVector("s", edition, 1, teeth);
        index.refresh();

        var query = new SnippetQuery(Language.EN, "myocardial infarction", TODAY, null);

        assertThat(index.search(Retriever.BM25, query, 1)).isEmpty();
        assertThat(index.search(Retriever.FUSED, query, 1))
                .extracting(snippet -> snippet.citation().id())
                .containsExactly("heart");
    }

    @Test
    void savedVectors_areFoundByMeaningAfterARestart(@TempDir Path folder) {
        ScriptConversion script = new ScriptConversion(KnowledgeLoader.bundled());
        SnippetEntry heart = entry("heart", "A heart attack can feel like pressure on the breastbone.", scope());
        try (SnippetIndex before = SnippetIndex.saved(folder, new Embeddings(0), script)) {
            int edition = before.put("s", List.of(heart));
            before.addVector("s", edition, 0, heart);
            before.keep("s", edition, "whole");
        }
        var query = new SnippetQuery(Language.EN, "myocardial infarction", TODAY, null);

        try (SnippetIndex after = SnippetIndex.saved(folder, new Embeddings(0), script)) {
            after.loadModels();

            assertThat(after.isKept("s", "whole")).isTrue();
            assertThat(after.search(Retriever.DENSE, query, 1)).containsExactly(heart.snippet());
        }
    }

    @Test
    void longQuestion_isSearchedByItsRarestWords() {
        String usual = IntStream.range(0, 300).mapToObj(i -> "usual" + i + "x").collect(Collectors.joining(" "));
        List<SnippetEntry> texts = new ArrayList<>(List.of(entry("rare", "opisthotonus", scope())));
        IntStream.range(0, 20).forEach(i -> texts.add(entry("t" + i, usual, scope())));
        index.put("s", texts);

        assertThat(found(usual + " opisthotonus", TODAY)).first().isEqualTo("rare");
    }

    private static ForPatient manOf40() {
        return new ForPatient(
                List.of("cough"),
                List.of("cough"),
                TriageLevel.CONSULTATION,
                "GB",
                40.0,
                Sex.MALE,
                Presence.ABSENT,
                false);
    }

    private List<String> found(String words, LocalDate day) {
        return ids(new SnippetQuery(Language.EN, words, day, null));
    }

    private List<String> foundBy(ForPatient patient) {
        return ids(new SnippetQuery(Language.EN, "cough", TODAY, patient));
    }

    private List<String> ids(SnippetQuery query) {
        return index.search(Retriever.BM25, query, 10).stream()
                .map(snippet -> snippet.citation().id())
                .toList();
    }

    private static SnippetEntry entry(String id, String text, Scope scope) {
        Citation citation = new Citation(id, "Title", "Organisation", 2024, "1", URL);
        return new SnippetEntry(new Snippet(citation, Language.EN, text), scope.build(), "", "", new Place(id, 1));
    }

    private static Scope scope() {
        return new Scope();
    }
}
