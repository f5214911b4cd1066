package health.vigil.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every word of the vocabulary that occurs in a text, by group, in text order. */
final class Scan {

    private final Map<String, List<Match>> byGroup = new HashMap<>();
    private final Map<String, List<Match>> byPrefix = new HashMap<>();
    private final List<Match> masks;

    Scan(List<Match> matches) {
        matches.sort(Comparator.comparingInt(Match::start).thenComparingInt(m -> -m.end()));
        Map<String, List<Match>> families = new HashMap<>();
        for (Match match : matches) {
            String family = isFindings(match.group()) ? Match.FINDING : match.family();
            families.computeIfAbsent(family, f -> new ArrayList<>()).add(match);
        }
        families.values().forEach(family -> {
            for (Match match : family) {
                if (!isHidden(match, family)) {
                    byGroup.computeIfAbsent(match.group(), g -> new ArrayList<>())
                            .add(match);
                }
            }
        });
        masks = of(Match.MASK);
    }

    /** Groups that hide findings and are hidden by them. */
    static boolean isFindings(String group) {
        return switch (group) {
            case Match.MASK, Match.ABSENT, Match.UNSURE, Match.GONE -> true;
            default -> false;
        };
    }

    /** Dropped only when wholly inside a longer unsplit match, or standing for the same words as a mask. */
    private static boolean isHidden(Match match, List<Match> family) {
        for (Match other : family) {
            if (other.start() > match.start()) {
                return false;
            }
            if (!other.split() && match.isInside(other)) {
                return true;
            }
            if (other.group().equals(Match.MASK)
                    && !match.group().equals(Match.MASK)
                    && other.span().equals(match.span())) {
                return true;
            }
        }
        return false;
    }

    List<Match> of(String group) {
        return byGroup.getOrDefault(group, List.of());
    }

    /** All matches whose group name starts so, in text order. */
    List<Match> under(String prefix) {
        return byPrefix.computeIfAbsent(prefix, p -> {
            List<Match> found = new ArrayList<>();
            byGroup.forEach((group, matches) -> {
                if (group.startsWith(p)) {
                    found.addAll(matches);
                }
            });
            found.sort(Comparator.comparingInt(Match::start));
            return found;
        });
    }

    List<Match> masks() {
        return masks;
    }

    boolean has(String group) {
        return byGroup.containsKey(group);
    }

    boolean has(String group, int from, int to) {
        for (Match match : of(group)) {
            if (match.isIn(from, to)) {
                return true;
            }
        }
        return false;
    }

    boolean has(String group, Span within) {
        return has(group, within.start(), within.end());
    }
}
