package health.vigil.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the codes of other systems; every finding and number they name must exist. */
final class CodingsReader {
    private CodingsReader() {}

    static Codings read(Entry root, Vocabulary words) {
        Map<String, Codings.Code> loinc = new LinkedHashMap<>();
        Entry numbers = root.entry("loinc");
        for (String number : numbers.keys()) {
            Entry e = numbers.entry(number);
            loinc.put(number, new Codings.Code(e.text("code"), e.text("name")));
            known(numbers, number, number, words);
            e.close();
        }
        Map<String, String> incoming = new LinkedHashMap<>();
        Entry others = root.entry("loinc_in");
        for (String number : others.keys()) {
            others.someTexts(number).forEach(code -> incoming.put(code, number));
            known(others, number, number, words);
        }
        List<Codings.MedicineGroup> medicines = new ArrayList<>();
        for (Entry e : root.entries("medicines")) {
            medicines.add(new Codings.MedicineGroup(
                    e.text("id"),
                    words.known(e, "findings"),
                    e.localized("caution"),
                    e.texts("atc"),
                    e.texts("rxnorm"),
                    e.someTexts("names").stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .toList()));
            e.close();
        }
        Codings codings = new Codings(
                texts(root.entry("units")),
                loinc,
                incoming,
                findings(root.entry("icd10"), words),
                findings(root.entry("snomed"), words),
                usual(root.entry("usual"), words),
                medicines);
        root.close();
        return codings;
    }

    private static Map<String, Double> usual(Entry e, Vocabulary words) {
        Map<String, Double> usual = new LinkedHashMap<>();
        for (String number : e.keys()) {
            usual.put(number, e.number(number));
            known(e, number, number, words);
        }
        return usual;
    }

    private static Map<String, String> findings(Entry e, Vocabulary words) {
        Map<String, String> findings = texts(e);
        findings.forEach((code, finding) -> known(e, code, finding, words));
        return findings;
    }

    private static void known(Entry e, String key, String id, Vocabulary words) {
        if (!words.knows(id)) {
            e.problem(key, "no finding or number " + id);
        }
    }

    private static Map<String, String> texts(Entry e) {
        Map<String, String> texts = new LinkedHashMap<>();
        e.keys().forEach(key -> texts.put(key, e.text(key)));
        return texts;
    }
}
