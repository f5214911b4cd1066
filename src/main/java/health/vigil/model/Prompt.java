package health.vigil.model;

import health.vigil.privacy.MaskedText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt file: our instructions, and the part that holds what is bound each turn.
 *
 * @param version of the file, kept in the record of each turn
 * @param inputs names of the placeholders, all bound and all used
 */
record Prompt(String name, String version, Set<String> inputs, String system, String user) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
    private static final String HEAD_END = "\n---\n";
    private static final String USER = "\n=== user ===\n";

    /** @throws IllegalArgumentException with the reason when the file is not as it must be */
    static Prompt read(String name, Set<String> bound, String file) {
        String text = file.replace("\r\n", "\n");
        int head = text.indexOf(HEAD_END);
        int user = text.indexOf(USER);
        require(head > 0 && user > head, name, "needs a head, --- and === user ===");
        Map<String, String> fields = new java.util.HashMap<>();
        for (String line : text.substring(0, head).split("\n")) {
            int colon = line.indexOf(':');
            require(colon > 0, name, "a line of its head has no colon");
            fields.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        require(
                fields.keySet().equals(Set.of("purpose", "version", "inputs")),
                name,
                "its head has purpose, version, inputs");
        require(fields.values().stream().noneMatch(String::isEmpty), name, "a field of its head is empty");
        Set<String> inputs =
                new LinkedHashSet<>(List.of(fields.getOrDefault("inputs", "").split(",\\s*")));
        Prompt prompt = new Prompt(
                name,
                fields.getOrDefault("version", ""),
                Set.copyOf(inputs),
                text.substring(head + HEAD_END.length(), user),
                text.substring(user + USER.length()).strip());
        Set<String> used = new LinkedHashSet<>();
        PLACEHOLDER.matcher(prompt.system + prompt.user).results().forEach(p -> used.add(p.group(1)));
        require(used.equals(inputs), name, "its placeholders are " + used + " and its inputs " + inputs);
        require(inputs.equals(bound), name, "bound are " + bound + " and its inputs are " + inputs);
        return prompt;
    }

    /** What is bound is never read as a template again. */
    static String fill(String template, Map<String, MaskedText> values) {
        return PLACEHOLDER.matcher(template).replaceAll(place -> {
            MaskedText value = values.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? "" : value.text());
        });
    }

    String id() {
        return name + "@" + version;
    }

    private static void require(boolean right, String name, String reason) {
        if (!right) {
            throw new IllegalArgumentException("prompts/" + name + ".md: " + reason);
        }
    }
}
