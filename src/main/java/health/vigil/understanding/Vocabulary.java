package health.vigil.understanding;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Lexicon;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/** All forms, masks and cues of all languages in one automaton. */
final class Vocabulary {

    private static final String SPLIT = "…";
    private static final int FILLER = 3;
    private static final String FORMS = "forms.";
    private static final String HOMOPHONE = "homophone.";
    private static final Set<String> NO_NAMES = Set.of("person.self", "person.mute");

    private final PayloadTrie<Node> trie;
    private final String noFiller;
    private final Map<String, List<String>> homophones = new HashMap<>();

    /** What a string stands for: groups with values, and the beginning of split forms. */
    private record Node(boolean latin, Set<Word> words, List<Split> splits) {}

    private record Word(String group, String value) {}

    private record Split(String group, String finding, String tail) {}

    Vocabulary(Collection<FindingEntry> findings, Lexicon lexicon) {
        Map<String, Node> nodes = new HashMap<>();
        lexicon.values().forEach((key, wrong) -> {
            if (key.startsWith(HOMOPHONE)) {
                homophones.put(TextFolder.word(key.substring(HOMOPHONE.length())), List.of(wrong.split(" ")));
            }
        });
        noFiller = Script.simplified(String.join("", lexicon.cues("filler.stop")));
        for (FindingEntry entry : findings) {
            entry.forms().zhHans().forEach(form -> addFinding(nodes, form, entry.id()));
            entry.forms().zhHant().forEach(form -> addFinding(nodes, form, entry.id()));
            entry.forms().yue().forEach(form -> addFinding(nodes, form, entry.id()));
            entry.forms().en().forEach(form -> add(nodes, form, Match.FINDING, entry.id()));
        }
        lexicon.cues()
                .forEach((group, words) -> words.forEach(word -> {
                    if (group.startsWith(FORMS)) {
                        addFinding(nodes, word, group.substring(FORMS.length()));
                    } else if (Scan.isFindings(group.substring(0, group.indexOf('.') + 1))) {
                        int dot = group.indexOf('.');
                        add(nodes, word, group.substring(0, dot + 1), group.substring(dot + 1));
                    } else if (!group.startsWith("set.") && !group.startsWith("filler.")) {
                        add(nodes, word, group, word);
                        if (isName(group) && Script.isLatin(word.charAt(word.length() - 1))) {
                            add(nodes, word + "s", group, word);
                        }
                    }
                }));
        PayloadTrie.PayloadTrieBuilder<Node> builder = PayloadTrie.builder();
        nodes.forEach(builder::addKeyword);
        trie = builder.build();
    }

    /** Names also stand with the genitive s. */
    private static boolean isName(String group) {
        return group.startsWith("person.") && !NO_NAMES.contains(group) && !group.startsWith("person.pronoun");
    }

    /** The form, and the form with what keyboards and speech recognition make of it: 兄口痛. */
    private void addFinding(Map<String, Node> nodes, String form, String finding) {
        add(nodes, form, Match.FINDING, finding);
        String plain = form.indexOf(SPLIT) < 0 ? TextFolder.word(form) : "";
        homophones.forEach((right, wrongs) -> {
            if (plain.contains(right)) {
                wrongs.forEach(wrong -> add(nodes, plain.replace(right, wrong), Match.FINDING, finding));
            }
        });
    }

    private static void add(Map<String, Node> nodes, String form, String group, String value) {
        int cut = form.indexOf(SPLIT);
        String head = TextFolder.word(cut < 0 ? form : form.substring(0, cut));
        if (head.isEmpty()) {
            return;
        }
        Node node = nodes.computeIfAbsent(head, h -> new Node(isLatin(h), new LinkedHashSet<>(), new ArrayList<>()));
        if (cut < 0) {
            node.words().add(new Word(group, value));
        } else {
            node.splits().add(new Split(group, value, TextFolder.word(form.substring(cut + 1))));
        }
    }

    private static boolean isLatin(String word) {
        return word.codePoints().noneMatch(Script::isHan);
    }

    Scan scan(Text text) {
        List<Match> matches = new ArrayList<>();
        for (PayloadEmit<Node> emit : trie.parseText(text.plain())) {
            int start = emit.getStart();
            int end = emit.getEnd() + 1;
            Node node = emit.getPayload();
            if (node.latin() && !text.isWhole(start, end)) {
                continue;
            }
            for (Word word : node.words()) {
                matches.add(Match.of(start, end, word.group(), word.value()));
            }
            for (Split split : node.splits()) {
                int tail = tail(text, end, split.tail());
                if (tail >= 0) {
                    matches.add(
                            new Match(start, tail + split.tail().length(), split.group(), split.finding(), true, tail));
                }
            }
        }
        return new Scan(matches);
    }

    /** Where the second half begins, at most three filler characters after the first; -1 when it does not. */
    private int tail(Text text, int from, String tail) {
        for (int k = 0; k <= FILLER; k++) {
            if (text.plain().startsWith(tail, from + k)) {
                return from + k;
            }
            char c = text.at(from + k);
            if (noFiller.indexOf(c) >= 0
                    || !Character.isLetterOrDigit(c)
                    || text.gaps().get(from + k)) {
                return -1;
            }
        }
        return -1;
    }
}
