package health.vigil.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression with the literals of which one must occur before it can match, so that most of the hundreds of
 * patterns are never run on a message.
 *
 * @param keys one literal for each alternative; null when an alternative has none
 */
record Guarded(Pattern pattern, @Nullable List<String> keys) {

    static Guarded of(String regex) {
        return new Guarded(Pattern.compile(regex), keys(regex));
    }

    static List<Guarded> all(List<String> regexes) {
        return regexes.stream().map(r -> of(Script.simplified(r))).toList();
    }

    /** A matcher, or null when the pattern cannot occur in the text. */
    @Nullable
    Matcher in(Searched text) {
        if (keys == null) {
            return pattern.matcher(text.text());
        }
        for (String key : keys) {
            if (text.holds(key)) {
                return pattern.matcher(text.text());
            }
        }
        return null;
    }

    boolean finds(Searched text, Span within) {
        Matcher matcher = in(text);
        return matcher != null
                && matcher.region(within.start(), within.end())
                        .useTransparentBounds(true)
                        .find();
    }

    private static @Nullable List<String> keys(String regex) {
        List<String> keys = new ArrayList<>();
        for (String branch : branches(regex)) {
            List<String> own = branchKeys(branch);
            if (own == null) {
                return null;
            }
            keys.addAll(own);
        }
        return List.copyOf(keys);
    }

    /** The longest literal outside groups; without one, the keys of the first group that must occur. */
    private static @Nullable List<String> branchKeys(String branch) {
        String longest = "";
        StringBuilder run = new StringBuilder();
        List<String> group = null;
        int i = 0;
        while (i <= branch.length()) {
            char c = i < branch.length() ? branch.charAt(i) : '(';
            if (isLiteral(c)) {
                if (isOptional(branch, i + 1)) {
                    longest = longer(longest, run);
                } else {
                    run.append(c);
                }
                i++;
                continue;
            }
            longest = longer(longest, run);
            if (i == branch.length()) {
                break;
            }
            int end = unit(branch, i);
            if (c == '(' && group == null && !isLook(branch, i) && !isOptional(branch, end)) {
                group = keys(inside(branch.substring(i, end)));
            }
            i = end;
        }
        return !longest.isEmpty() ? List.of(longest) : group;
    }

    private static String longer(String longest, StringBuilder run) {
        String found = run.toString();
        run.setLength(0);
        return found.length() > longest.length() ? found : longest;
    }

    private static boolean isLiteral(char c) {
        return Character.isLetterOrDigit(c) || c == ' ' || c == '/' || c == '\u3001';
    }

    private static boolean isOptional(String regex, int after) {
        return after < regex.length() && "?*{".indexOf(regex.charAt(after)) >= 0;
    }

    private static boolean isLook(String regex, int at) {
        return regex.startsWith("(?=", at)
                || regex.startsWith("(?!", at)
                || regex.startsWith("(?<!", at)
                || regex.startsWith("(?<=", at);
    }

    /** The end of the group, class, escape or single character that begins here, with its quantifier. */
    private static int unit(String regex, int at) {
        int end = switch (regex.charAt(at)) {
            case '(' -> close(regex, at);
            case '[' -> regex.indexOf(']', at + 1) + 1;
            case '{' -> regex.indexOf('}', at) + 1;
            case '\\' -> at + 2;
            default -> at + 1;
        };
        return end <= at ? at + 1 : end;
    }

    private static int close(String regex, int open) {
        int depth = 0;
        for (int i = open; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                i = Math.max(i, regex.indexOf(']', i + 1));
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return regex.length();
    }

    private static String inside(String group) {
        String body = group.substring(1, group.length() - 1);
        if (body.startsWith("?:")) {
            return body.substring(2);
        }
        return body.startsWith("?<") ? body.substring(body.indexOf('>') + 1) : body;
    }

    private static List<String> branches(String regex) {
        List<String> branches = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < regex.length()) {
            if (regex.charAt(i) == '|') {
                branches.add(regex.substring(start, i));
                start = i + 1;
                i++;
            } else {
                i = unit(regex, i);
            }
        }
        branches.add(regex.substring(start));
        return branches;
    }
}
