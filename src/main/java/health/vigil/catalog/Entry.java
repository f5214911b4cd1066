package health.vigil.catalog;

import health.vigil.clinical.Localized;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One YAML mapping while it is read. What is wrong is collected with its line, and a harmless value takes the place of a
 * missing one, so that reading goes on. A key nobody asked for is a problem: {@link #close} tells.
 */
final class Entry {
    private final Fields fields;
    private final Problems problems;

    Entry(String file, MappingNode node, Problems problems) {
        this.fields = new Fields(file, node, problems);
        this.problems = problems;
    }

    private Entry(Place place) {
        this.fields = new Fields(place);
        this.problems = new Problems();
    }

    /** In the place of an entry that is not there; what is asked of it is not reported again. */
    static Entry missing(String file) {
        return new Entry(new Place(file, 1));
    }

    Place place() {
        return fields.place();
    }

    Place placeOf(String key) {
        return fields.placeOf(key);
    }

    /** Of an item of a list. */
    Place placeOf(String key, int index) {
        return fields.placeOf(key, index);
    }

    void problem(String key, String reason) {
        problems.add(placeOf(key), reason);
    }

    Set<String> keys() {
        return fields.keys();
    }

    boolean has(String key) {
        return fields.value(key) != null;
    }

    /** A required text; empty after a problem. */
    String text(String key) {
        return text(key, key);
    }

    private String text(String key, String name) {
        String text = optionalText(key);
        if (text == null || text.isBlank()) {
            problem(key, "no " + name);
            return "";
        }
        return text;
    }

    @Nullable
    String optionalText(String key) {
        Node node = fields.value(key);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(key, key + " must be a text");
        return null;
    }

    boolean flag(String key) {
        String text = optionalText(key);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            problem(key, key + " must be true or false");
        }
        return "true".equals(text);
    }

    double number(String key) {
        String text = text(key);
        try {
            return text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            problem(key, key + " must be a number");
            return 0;
        }
    }

    int whole(String key) {
        double number = number(key);
        if (number != Math.rint(number)) {
            problem(key, key + " must be a whole number");
        }
        return (int) number;
    }

    TriageLevel level(String key) {
        return choice(key, TriageLevel::ofWire, TriageLevel.EMERGENCY_AMBULANCE);
    }

    /** A required text that one of our enums or formats can read. */
    <T> T choice(String key, Function<String, T> reading, T otherwise) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            problem(key, key + " cannot be " + text);
            return otherwise;
        }
    }

    /** A text in the three languages, all of them required. */
    Localized localized(String key) {
        Entry entry = entry(key);
        Localized text = entry.localized(key + " in ", "zh-Hans", "zh-Hant", "en");
        entry.close();
        return text;
    }

    @Nullable
    Localized optionalLocalized(String key) {
        return has(key) ? localized(key) : null;
    }

    Localized localized(String what, String hans, String hant, String en) {
        return new Localized(text(hans, what + hans), text(hant, what + hant), text(en, what + en));
    }

    /** The texts of a list; empty when the key is not there. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node node : list(key)) {
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                texts.add(scalar.getValue());
            } else {
                problems.add(fields.at(node), "an empty or nested item in " + key);
            }
        }
        return List.copyOf(texts);
    }

    List<String> someTexts(String key) {
        List<String> texts = texts(key);
        if (texts.isEmpty()) {
            problem(key, "no " + key);
        }
        return texts;
    }

    /** The mappings of a list; empty when the key is not there. */
    List<Entry> entries(String key) {
        List<Entry> entries = new ArrayList<>();
        for (Node node : list(key)) {
            if (node instanceof MappingNode mapping) {
                entries.add(new Entry(fields.file(), mapping, problems));
            } else {
                problems.add(fields.at(node), "an item of " + key + " must be a mapping");
            }
        }
        return entries;
    }

    /** A required mapping. */
    Entry entry(String key) {
        Node node = fields.value(key);
        if (node instanceof MappingNode mapping) {
            return new Entry(fields.file(), mapping, problems);
        }
        problem(key, node == null ? "no " + key : key + " must be a mapping");
        return new Entry(placeOf(key));
    }

    Entry optionalEntry(String key) {
        return has(key) ? entry(key) : new Entry(place());
    }

    /** Puts what was read here under its identifier, which must be new. */
    <T> void register(Map<String, T> into, String id, T value) {
        if (!id.isEmpty() && into.putIfAbsent(id, value) != null) {
            problems.add(place(), id + " is defined twice");
        }
    }

    /** Reports the keys nobody asked for. */
    void close() {
        fields.unused().forEach(key -> problem(key, "unknown key " + key));
    }

    private List<Node> list(String key) {
        Node node = fields.value(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, key + " must be a list");
        return List.of();
    }
}
