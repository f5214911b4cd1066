package health.vigil.guard;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reply;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.TriageLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One patient in three languages, and the lists of sentences. */
final class Grounds {
    static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();
    static final String PROMPT =
            "You write the middle part of a message to a patient. Never name a diagnosis. 你只写给患者的消息的中间一段，不要说出诊断。";
    private static final Path FOLDER = Path.of("src/test/resources/guard");

    private Grounds() {}

    /** A line of a list: its columns, the sentence last. */
    record Line(String kind, Language language, String sentence) {}

    static Ground of(Language language, TriageLevel level, boolean complete) {
        Finding pain = Finding.of("chest_pain", Presence.PRESENT, Finding.Source.WORDS, 1);
        Finding diabetes = Finding.of("diabetes", Presence.PRESENT, Finding.Source.WORDS, 1);
        Assessment assessment = new Assessment(
                complete ? Assessment.Status.COMPLETE : Assessment.Status.IN_PROGRESS,
                level,
                TriageLevel.SELF_CARE,
                List.of(),
                "general_practice",
                "chest_pain",
                List.of("chest_pain"),
                List.of(),
                List.of(pain, diabetes),
                List.of(),
                complete ? List.of() : List.of("diaphoresis"),
                List.of(),
                List.of(),
                3,
                "test");
        String region = switch (language) {
            case ZH_HANS -> "CN";
            case ZH_HANT -> "HK";
            case EN -> "GB";
        };
        return new Ground(
                assessment,
                language,
                KNOWLEDGE.regions().get(region),
                List.of(snippet(language)),
                List.of(told(language), KNOWLEDGE.label("chest_pain").in(language)),
                PROMPT);
    }

    static List<Line> lines(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(cells -> new Line(
                        cells.length == 3 ? cells[0] : "",
                        Language.ofTag(cells[cells.length - 2]).orElseThrow(),
                        cells[cells.length - 1]))
                .toList();
    }

    private static Snippet snippet(Language language) {
        String text = switch (language) {
            case EN ->
                "A normal ECG or stress test in the past does not rule out a new heart problem today. New pain is judged on its own.";
            case ZH_HANS -> "以前心电图或运动试验正常，不能排除今天的新问题。新的疼痛要重新判断。";
            case ZH_HANT -> "以前心電圖或運動測試正常，不能排除今天的新問題。新的疼痛要重新判斷。";
        };
        return new Snippet(new Reply.Citation("CP-S28", "t", "o", 2011, "s", ""), language, text);
    }

    private static String told(Language language) {
        return switch (language) {
            case EN -> "My chest hurts for 3 days when I climb stairs. I have diabetes and take metformin.";
            case ZH_HANS -> "爬楼的时候胸口疼，3天了。有糖尿病，吃二甲双胍。";
            case ZH_HANT -> "行樓梯時心口痛，3天了。有糖尿病，食二甲雙胍。";
        };
    }
}
