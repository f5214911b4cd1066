package health.vigil.consultation.audit;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.StoredRecord;
import health.vigil.platform.RecordJson;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chains audit entries by keyed hashes, and says whether a chain is whole. Each hash covers the consultation, the place
 * and the hash before; the head is sealed as well, so that an end cut off is noticed too.
 */
@Singleton
public class AuditChain {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int HEAD_PARTS = 3;

    private final AuditKey key;
    private final RecordJson json;

    public AuditChain(AuditKey key, RecordJson json) {
        this.key = key;
        this.json = json;
    }

    /** What is stored for one more entry: the link, and the head in place of the one before. */
    public record Step(String link, String head) {}

    /**
     * A chain read and checked.
     *
     * @param links as far as they can be read
     * @param problems in plain words, empty when the chain is whole
     */
    public record Checked(List<AuditLink> links, List<String> problems) {
        public Checked {
            links = List.copyOf(links);
            problems = List.copyOf(problems);
        }

        public boolean isWhole() {
            return problems.isEmpty();
        }
    }

    /** @param head of the chain so far, empty when there is none */
    public Step next(String tenant, String id, String head, AuditEntry entry) {
        String[] parts = SPACE.split(head, -1);
        boolean first = parts.length != HEAD_PARTS;
        int sequence = first ? 1 : Integer.parseInt(parts[0]) + 1;
        String previous = first ? AuditLink.NONE : parts[1];
        String text = json.write(entry);
        AuditLink link = new AuditLink(sequence, previous, hash(tenant, id, sequence, previous, text), text);
        return new Step(link.text(), head(tenant, id, link));
    }

    public Checked check(StoredRecord stored) {
        String tenant = stored.tenant();
        String id = stored.id();
        List<AuditLink> links = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        String previous = AuditLink.NONE;
        for (String text : stored.links()) {
            int place = links.size() + 1;
            AuditLink link = AuditLink.read(text).orElse(null);
            if (link == null) {
                problems.add("entry " + place + " cannot be read");
                return new Checked(links, problems);
            }
            links.add(link);
            if (link.sequence() != place) {
                problems.add("entry " + link.sequence() + " stands at place " + place
                        + ": entries were cut, added or put in another order");
            } else if (!key.signed(link.hash(), parts(tenant, id, link.sequence(), link.previous(), link.entry()))) {
                problems.add("entry " + place + " was changed");
            } else if (!link.previous().equals(previous)) {
                problems.add("entry " + place + " does not follow from the one before");
            }
            previous = link.hash();
        }
        checkEnd(stored, links, problems);
        return new Checked(links, problems);
    }

    private void checkEnd(StoredRecord stored, List<AuditLink> links, List<String> problems) {
        if (!isSealed(stored, links)) {
            String said = SPACE.split(stored.head(), -1)[0];
            problems.add("the end does not fit: " + links.size() + " entries are there, the sealed head says "
                    + (said.isEmpty() ? "none" : said));
        }
    }

    private boolean isSealed(StoredRecord stored, List<AuditLink> links) {
        if (links.isEmpty()) {
            return stored.head().isEmpty();
        }
        AuditLink last = links.get(links.size() - 1);
        String[] said = SPACE.split(stored.head(), -1);
        String sequence = Integer.toString(last.sequence());
        return said.length == HEAD_PARTS
                && said[0].equals(sequence)
                && said[1].equals(last.hash())
                && key.signed(said[2], "head", stored.tenant(), stored.id(), sequence, last.hash());
    }

    /** The entry of a link. */
    public AuditEntry entry(AuditLink link) {
        return json.read(link.entry(), AuditEntry.class);
    }

    /** A keyed digest, for what the chain may not hold itself. */
    public String digest(String text) {
        return key.digest(text);
    }

    /** Whether it is the digest of a text, by the key of now or one before. */
    public boolean isDigest(String digest, String text) {
        return key.digested(digest, text);
    }

    private String hash(String tenant, String id, int sequence, String previous, String entry) {
        return key.sign(parts(tenant, id, sequence, previous, entry));
    }

    private static String[] parts(String tenant, String id, int sequence, String previous, String entry) {
        return new String[] {"link", tenant, id, Integer.toString(sequence), previous, entry};
    }

    /** {@code sequence hash seal}: only whoever has the key can seal an earlier link as the last. */
    private String head(String tenant, String id, AuditLink last) {
        String sequence = Integer.toString(last.sequence());
        return String.join(" ", sequence, last.hash(), key.sign("head", tenant, id, sequence, last.hash()));
    }
}
