package health.vigil.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One text in two languages, with the places that were filled when it was said. */
final class Phrase {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Z_]+}");
    private static final int SHORT = 12;

    private final Pattern pattern;
    private final List<String> places = new ArrayList<>();
    private final String meant;

    Phrase(String said, String meant) {
        this.meant = meant;
        StringBuilder regex = new StringBuilder();
        Matcher place = PLACEHOLDER.matcher(said);
        int at = 0;
        while (place.find()) {
            regex.append(Pattern.quote(said.substring(at, place.start()))).append("(.+?)");
            places.add(place.group());
            at = place.end();
        }
        regex.append(Pattern.quote(said.substring(at)));
        if (at == said.length() && at > 0) {
            regex.append('$');
        } else if (said.length() < SHORT && Character.isLetterOrDigit(said.charAt(said.length() - 1))) {
            // a label, which must not be found inside another sentence
            regex.append("(?=[、，,。.；;(（ ]|$)");
        }
        this.pattern = Pattern.compile(regex.toString());
    }

    /** Matches where the text goes on from a place. */
    Matcher at(String text, int from) {
        return pattern.matcher(text).region(from, text.length());
    }

    /** @param inner says in the other language what stood in a place */
    String meant(Matcher found, UnaryOperator<String> inner) {
        String text = meant;
        for (int i = 0; i < places.size(); i++) {
            String filled = found.group(i + 1);
            boolean number = filled.chars().allMatch(c -> c >= '0' && c <= '9');
            text = text.replace(places.get(i), number ? filled : inner.apply(filled));
        }
        return text;
    }
}
