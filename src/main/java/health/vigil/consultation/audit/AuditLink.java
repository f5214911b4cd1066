package health.vigil.consultation.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry in its place in the chain, as it is stored: {@code sequence previous hash entry}.
 *
 * @param sequence from 1
 * @param previous hash of the link before, {@code -} for the first
 * @param hash keyed, over the consultation and all of this link
 * @param entry the entry's JSON, word for word as it was hashed
 */
public record AuditLink(int sequence, String previous, String hash, String entry) {
    static final String NONE = "-";
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}) (\\S+) (\\S+) (\\{.*})", Pattern.DOTALL);

    static Optional<AuditLink> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new AuditLink(Integer.parseInt(form.group(1)), form.group(2), form.group(3), form.group(4)))
                : Optional.empty();
    }

    String text() {
        return sequence + " " + previous + " " + hash + " " + entry;
    }
}
