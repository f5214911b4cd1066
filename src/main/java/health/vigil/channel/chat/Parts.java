package health.vigil.channel.chat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into messages a platform takes: between paragraphs, else lines, else sentences, else characters. */
final class Parts {
    private static final List<Pattern> CUTS =
            List.of(Pattern.compile("\\n\\n"), Pattern.compile("\\n"), Pattern.compile("(?<=[。！？；.!?;])\\s*"));
    private static final List<String> JOINTS = List.of("\n\n", "\n", "");

    private Parts() {}

    /** @param longest bytes of UTF-8 that one part may have; at least one character's */
    static List<String> cut(String text, int longest) {
        List<String> parts = new ArrayList<>();
        cut(text, longest, 0, parts);
        return parts;
    }

    private static void cut(String text, int longest, int level, List<String> parts) {
        if (bytes(text) <= longest) {
            parts.add(text);
            return;
        }
        if (level == CUTS.size()) {
            characters(text, longest, parts);
            return;
        }
        String joint = JOINTS.get(level);
        StringBuilder open = new StringBuilder();
        for (String piece : CUTS.get(level).split(text)) {
            String longer = open.isEmpty() ? piece : open + joint + piece;
            if (bytes(longer) <= longest) {
                open.setLength(0);
                open.append(longer);
                continue;
            }
            if (!open.isEmpty()) {
                parts.add(open.toString());
                open.setLength(0);
            }
            if (bytes(piece) <= longest) {
                open.append(piece);
            } else {
                cut(piece, longest, level + 1, parts);
            }
        }
        if (!open.isEmpty()) {
            parts.add(open.toString());
        }
    }

    private static void characters(String text, int longest, List<String> parts) {
        StringBuilder open = new StringBuilder();
        text.codePoints().forEach(character -> {
            String one = Character.toString(character);
            if (!open.isEmpty() && bytes(open + one) > longest) {
                parts.add(open.toString());
                open.setLength(0);
            }
            open.append(one);
        });
        parts.add(open.toString());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
