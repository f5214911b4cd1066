package health.vigil.guard;

import health.vigil.clinical.Verdict;
import health.vigil.clinical.Verdict.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * A model's text on its way through the guard. Chunks go in; only approved sentences come out, each as soon as it is
 * whole. Not thread-safe.
 */
public final class GuardedText {
    private static final String ENDS = "。！？!?.；”」\"')）]";
    private static final int MOST_SENTENCES = 12;

    private final ReplyGuard guard;
    private final Ground ground;
    private final SentenceCutter cutter = new SentenceCutter();
    private final List<String> approved = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private String last = "";
    private boolean lastDropped;
    private boolean withheld;

    public GuardedText(ReplyGuard guard, Ground ground) {
        this.guard = guard;
        this.ground = ground;
    }

    /** The sentences that this chunk completed and that may be released. */
    public List<String> add(String chunk) {
        return isDone() ? List.of() : judged(cutter.add(chunk));
    }

    /** What the end of the stream completes. A sentence that was cut off is never released. */
    public List<String> end() {
        String rest = cutter.rest();
        if (isDone() || rest.isEmpty()) {
            return List.of();
        }
        if (ENDS.indexOf(rest.charAt(rest.length() - 1)) < 0) {
            reasons.add("incomplete");
            return List.of();
        }
        return judged(List.of(rest));
    }

    /** Nothing more of this text will be released: the reader may stop. */
    public boolean isDone() {
        return withheld || approved.size() >= MOST_SENTENCES;
    }

    public boolean isWithheld() {
        return withheld;
    }

    /** Released so far. */
    public List<String> approved() {
        return List.copyOf(approved);
    }

    /** Why sentences were left out, in order; for the audit. */
    public List<String> reasons() {
        return List.copyOf(reasons);
    }

    private List<String> judged(List<String> sentences) {
        List<String> released = new ArrayList<>();
        for (String sentence : sentences) {
            if (isDone()) {
                break;
            }
            Verdict verdict = guard.review(ground, last, lastDropped, sentence);
            last = sentence;
            lastDropped = !verdict.isApproved();
            if (verdict.isApproved()) {
                released.add(sentence);
            } else {
                reasons.add(verdict.reason());
                withheld = verdict.decision() == Decision.WITHHELD;
            }
        }
        approved.addAll(released);
        return released;
    }
}
