package health.vigil.catalog;

import health.vigil.catalog.ConditionReader.MacroText;
import health.vigil.clinical.Localized;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words conditions are made of: findings, numbers and macros. Read before everything else. */
record Vocabulary(Map<String, FindingEntry> findings, Map<String, NumberEntry> numbers, Map<String, MacroText> macros) {

    static Vocabulary read(KnowledgeFiles files, Map<String, Localized> labels) {
        Vocabulary words = new Vocabulary(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Entry root : files.of(FileKind.FINDINGS)) {
            root.entries("findings").forEach(e -> words.finding(e, labels));
            root.close();
        }
        for (Entry root : files.of(FileKind.NUMBERS)) {
            root.entries("numbers").forEach(words::number);
            root.close();
        }
        for (Entry root : files.of(FileKind.MACROS)) {
            Entry macros = root.entry("macros");
            for (String name : macros.keys()) {
                words.unused(macros, name);
                words.macros.put(name, new MacroText(macros.text(name), macros.placeOf(name)));
            }
            root.close();
        }
        return words;
    }

    /** Whether a rule, gate or question may name it. */
    boolean knows(String id) {
        return findings.containsKey(id) || numbers.containsKey(id) || id.equals("sex");
    }

    private void finding(Entry e, Map<String, Localized> labels) {
        String id = e.text("id");
        unused(e, id);
        FindingEntry.Forms forms = forms(e.entry("words"));
        Localized label = labels.get(id);
        if (label == null) {
            e.problem("id", "the finding " + id + " has no label");
            label = new Localized(id, id, id);
        }
        String snomed = e.optionalText("snomed");
        String snomedSource = e.optionalText("snomed_source");
        if ((snomed == null) != (snomedSource == null)) {
            e.problem("snomed", "snomed and snomed_source stand together or not at all");
        }
        e.optionalText("note");
        boolean sure = "read".equals(snomedSource);
        boolean danger = e.flag("danger");
        boolean visible = e.flag("visible");
        boolean attribute = e.flag("attribute");
        if (visible && (!danger || attribute)) {
            e.problem("visible", "only a danger finding is looked for in a picture");
        }
        findings.put(id, new FindingEntry(id, danger, visible, attribute, label, forms, snomed, sure, e.place()));
        e.close();
    }

    /** A finding that only a question can set has no words in any language; otherwise each language needs some. */
    private static FindingEntry.Forms forms(Entry words) {
        List<String> languages = List.of("zh-Hans", "zh-Hant", "yue", "en");
        boolean none =
                languages.stream().allMatch(language -> words.texts(language).isEmpty());
        List<List<String>> forms = languages.stream()
                .map(language -> none ? words.texts(language) : words.someTexts(language))
                .toList();
        words.close();
        return new FindingEntry.Forms(forms.get(0), forms.get(1), forms.get(2), forms.get(3));
    }

    private void number(Entry e) {
        String id = e.text("id");
        unused(e, id);
        double low = e.number("low");
        double high = e.number("high");
        if (low >= high) {
            e.problem("high", "high must be above low");
        }
        numbers.put(
                id, new NumberEntry(id, e.text("unit"), low, high, e.flag("derived"), e.localized("label"), e.place()));
        e.close();
    }

    private void unused(Entry e, String id) {
        if (knows(id) || macros.containsKey(id)) {
            e.problem(e.has("id") ? "id" : id, id + " is defined twice");
        }
    }

    /** The identifiers of a list, each checked. */
    List<String> known(Entry e, String key) {
        List<String> ids = new ArrayList<>(e.texts(key));
        ids.removeIf(id -> {
            if (!knows(id)) {
                e.problem(key, "no finding or number " + id);
            }
            return !knows(id);
        });
        return List.copyOf(ids);
    }
}
