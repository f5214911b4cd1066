package health.vigil.catalog;

import health.vigil.clinical.Localized;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Knowledge files to checked {@link Knowledge}. */
public final class KnowledgeLoader {
    private final KnowledgeFiles files;
    private final Problems problems;

    private KnowledgeLoader(KnowledgeFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * The knowledge of a folder.
     *
     * @throws KnowledgeException with everything that is wrong with it
     */
    public static Knowledge load(Path folder) {
        return load(KnowledgeFolder.at(folder));
    }

    /** The knowledge this program was built with. */
    public static Knowledge bundled() {
        return load(KnowledgeFolder.bundled());
    }

    private static Knowledge load(KnowledgeFolder folder) {
        Problems problems = new Problems();
        Knowledge knowledge = new KnowledgeLoader(new KnowledgeFiles(folder, problems), problems).read();
        new ReferenceCheck(knowledge, problems).run();
        problems.throwIfAny();
        return knowledge;
    }

    private Knowledge read() {
        Entry manifest = files.manifest();
        Entry labels = files.one(FileKind.LABELS);
        Vocabulary words = Vocabulary.read(files, localized(labels.entry("findings")));
        ConditionReader conditions =
                new ConditionReader(words.findings().keySet(), words.numbers().keySet(), words.macros(), problems);
        PathwayReader pathways = new PathwayReader(words, conditions);
        List<Derivation> derivations = new ArrayList<>();
        pathways.derivations(files, derivations);
        Entry ends = files.one(FileKind.ENDS);
        Entry places = files.one(FileKind.DEPARTMENTS);
        Map<String, DepartmentEntry> departments = CareReader.departments(places);
        Entry directAccess = places.entry("direct_access");
        Entry regions = files.one(FileKind.REGIONS);
        Entry instructions = files.one(FileKind.INSTRUCTIONS);
        Entry guidance = files.one(FileKind.GUIDANCE);
        Entry handover = files.one(FileKind.HANDOVER);
        Map<String, Localized> complaintLabels = localized(labels.entry("complaints"));
        Knowledge knowledge = new Knowledge(
                manifest.text("version"),
                manifest.choice("effective", LocalDate::parse, LocalDate.EPOCH),
                manifest.choice("review_by", LocalDate::parse, LocalDate.EPOCH),
                files.names(),
                words.findings(),
                words.numbers(),
                conditions.macros(),
                derivations,
                List.copyOf(
                        new RuleReader(words, conditions, problems).read(files).values()),
                List.copyOf(pathways.gates(files).values()),
                List.copyOf(new InterviewReader(words, conditions).read(files).values()),
                List.copyOf(pathways.ends(ends).values()),
                points(ends, "return_points"),
                points(ends, "advice_points"),
                CareReader.instructions(instructions, files.one(FileKind.INSTRUCTIONS_OTHER)),
                departments,
                CareReader.referrals(places, departments),
                CareReader.illnesses(places, departments, words.findings()),
                directAccess.texts("general_practice_first"),
                directAccess.texts("except"),
                CareReader.regions(regions),
                regions.localized("unknown_region"),
                localized(files.one(FileKind.MESSAGES).entry("messages")),
                localized(labels.entry("rules")),
                complaintLabels,
                LexiconReader.read(files.one(FileKind.GRID), files.one(FileKind.LANGUAGE), words),
                SpeechReader.read(files.one(FileKind.GUARD)),
                conditions.required(instructions, "aspirin_dropped_when"),
                instructions.texts("aspirin_dropped_by"),
                texts(instructions.entry("taiwan_words")),
                localized(labels.entry("services")),
                List.copyOf(pathways.hazards(files).values()),
                texts(files.one(FileKind.SOURCES).entry("sources")),
                new SnippetReader(words, complaintLabels.keySet()).read(files),
                texts(guidance.entry("traditional")),
                texts(guidance.entry("cantonese")),
                patterns(guidance, "to_models"),
                new HandoverWords(localized(handover.entry("labels")), texts(handover.entry("source_words"))),
                CodingsReader.read(files.one(FileKind.CODINGS), words));
        manifest.optionalText("review");
        directAccess.close();
        List.of(manifest, labels, ends, places, regions, instructions, guidance, handover)
                .forEach(Entry::close);
        return knowledge;
    }

    private static List<String> patterns(Entry e, String key) {
        List<String> patterns = e.someTexts(key);
        for (String pattern : patterns) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException wrong) {
                e.problem(key, pattern + " is no regular expression");
            }
        }
        return patterns;
    }

    private static Map<String, Localized> points(Entry ends, String key) {
        Map<String, Localized> points = new LinkedHashMap<>();
        for (Entry e : ends.entries(key)) {
            e.register(points, e.text("id"), e.localized("text"));
            e.close();
        }
        return points;
    }

    private static Map<String, Localized> localized(Entry e) {
        Map<String, Localized> texts = new LinkedHashMap<>();
        e.keys().forEach(key -> texts.put(key, e.localized(key)));
        return texts;
    }

    private static Map<String, String> texts(Entry e) {
        Map<String, String> texts = new LinkedHashMap<>();
        e.keys().forEach(key -> texts.put(key, e.text(key)));
        return texts;
    }
}
