package health.vigil.handover;

import health.vigil.catalog.Instruction;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The catalogue's texts from one language to another, found at the start of what is still to be said. */
final class Phrasebook {
    private static final String SEPARATORS = " 、，,。.；;";
    private static final String SENTENCE_ENDS = "。！？!?.";
    private static final String OR_POLICE = "(?: or |或)\\{POLICE}";

    private static final char FILLED = '{';

    private final Map<Character, List<Phrase>> byFirst = new HashMap<>();
    private final Language to;

    private Phrasebook(Language to) {
        this.to = to;
    }

    static Phrasebook of(Knowledge knowledge, Language from, Language to, boolean taiwan) {
        Phrasebook book = new Phrasebook(to);
        for (Localized text : texts(knowledge)) {
            String said = text.in(from);
            if (taiwan) {
                for (Map.Entry<String, String> word : knowledge.taiwanWords().entrySet()) {
                    said = said.replace(word.getKey(), word.getValue());
                }
            }
            book.add(said, text.in(to));
            String plain = said.replaceAll(OR_POLICE, "");
            if (!plain.equals(said)) {
                book.add(plain, text.in(to).replaceAll(OR_POLICE, ""));
            }
        }
        return book;
    }

    private void add(String said, String meant) {
        if (!said.isEmpty()) {
            byFirst.computeIfAbsent(said.charAt(0), first -> new ArrayList<>()).add(new Phrase(said, meant));
        }
    }

    private static Set<Localized> texts(Knowledge knowledge) {
        Set<Localized> texts = new LinkedHashSet<>(knowledge.messages().values());
        for (Instruction instruction : knowledge.instructions().values()) {
            instruction(instruction.text(), instruction.aspirin(), texts);
            instruction(instruction.other(), instruction.aspirinOther(), texts);
        }
        knowledge.complaints().forEach(complaint -> {
            texts.add(complaint.opening());
            complaint.questions().forEach(item -> {
                texts.add(item.question().text());
                Localized plain = item.question().plain();
                if (plain != null) {
                    texts.add(plain);
                }
                item.question().choices().forEach(choice -> texts.add(choice.label()));
            });
        });
        texts.addAll(knowledge.returnPoints().values());
        texts.addAll(knowledge.advicePoints().values());
        texts.addAll(knowledge.ruleWhys().values());
        texts.addAll(knowledge.complaintLabels().values());
        texts.add(knowledge.unknownRegionNumbers());
        texts.add(knowledge.handover().label("any_number"));
        knowledge.departments().values().forEach(department -> texts.add(department.name()));
        knowledge.findings().values().forEach(finding -> texts.add(finding.label()));
        knowledge.numbers().values().forEach(number -> texts.add(number.label()));
        return texts;
    }

    /** Whole, and as the parts between which the aspirin sentence may stand. */
    private static void instruction(Localized text, @Nullable Localized aspirin, Set<Localized> texts) {
        texts.add(text);
        if (aspirin != null) {
            texts.add(aspirin);
            texts.add(new Localized(head(text.zhHans()), head(text.zhHant()), head(text.en())));
            texts.add(new Localized(tail(text.zhHans()), tail(text.zhHant()), tail(text.en())));
        }
    }

    private static String head(String text) {
        return text.substring(0, lastSentence(text)).strip();
    }

    private static String tail(String text) {
        return text.substring(lastSentence(text)).strip();
    }

    private static int lastSentence(String text) {
        int end = text.length() - 2;
        return Math.max(text.lastIndexOf('。', end), text.lastIndexOf(". ", end)) + 1;
    }

    String say(String text) {
        StringBuilder said = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                separate(said, text.charAt(at));
                at++;
                continue;
            }
            Matcher best = null;
            Phrase found = null;
            for (char first : new char[] {text.charAt(at), FILLED}) {
                for (Phrase phrase : byFirst.getOrDefault(first, List.of())) {
                    Matcher matcher = phrase.at(text, at);
                    if (matcher.lookingAt() && (best == null || matcher.end() > best.end())) {
                        best = matcher;
                        found = phrase;
                    }
                }
            }
            gap(said);
            if (best != null && found != null) {
                said.append(found.meant(best, this::say));
                at = best.end();
            } else {
                int end = sentenceEnd(text, at);
                said.append('“').append(text, at, end).append('”');
                at = end;
            }
        }
        return said.toString().strip();
    }

    /** Of what is no vetted text, up to where one may begin again. */
    private static int sentenceEnd(String text, int from) {
        int at = from;
        while (at < text.length() && SENTENCE_ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return Math.min(text.length(), at + 1);
    }

    private void gap(StringBuilder said) {
        boolean joined = said.isEmpty() || Character.isWhitespace(said.charAt(said.length() - 1));
        if (to == Language.EN && !joined) {
            said.append(' ');
        }
    }

    private void separate(StringBuilder said, char separator) {
        String mark = switch (separator) {
            case '、', '，', ',' -> to == Language.EN ? "," : "、";
            case '。', '.' -> to == Language.EN ? "." : "。";
            case '；', ';' -> to == Language.EN ? ";" : "；";
            default -> "";
        };
        boolean ended = said.isEmpty() || SENTENCE_ENDS.indexOf(said.charAt(said.length() - 1)) >= 0;
        if (!ended) {
            said.append(mark);
        }
    }
}
