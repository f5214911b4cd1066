package health.vigil.reply;

import health.vigil.clinical.Reply;
import health.vigil.clinical.Reply.Citation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply from vetted parts with a place between them where a model may write.
 *
 * @param head what to do, said first whatever a model does
 * @param reasons the scripted middle; null when there is nothing to give a reason for
 * @param tail question, safety net and notice
 * @param label what marks a model's text
 * @param cited what the vetted parts cite, in the order of their marks
 */
public record Draft(
        String id,
        List<String> head,
        @Nullable String reasons,
        List<String> tail,
        String label,
        Reply.Source source,
        List<Citation> cited,
        Reply.@Nullable Asked asked) {
    private static final String GAP = "\n\n";

    public Draft {
        head = List.copyOf(head);
        tail = List.copyOf(tail);
        cited = List.copyOf(cited);
    }

    /** Without a model. */
    public Reply scripted() {
        return reply(true, null, cited);
    }

    /** What is said before the middle, with the gap that parts them; empty when the middle comes first. */
    public String opening() {
        return head.isEmpty() ? "" : String.join(GAP, head) + GAP;
    }

    /**
     * With a model's approved text as the middle.
     *
     * @param script whether the scripted reasons are said as well
     */
    public Reply with(String middle, boolean script, List<Citation> citations) {
        return reply(script, middle, cited.isEmpty() ? citations : cited);
    }

    private Reply reply(boolean script, @Nullable String middle, List<Citation> citations) {
        List<String> parts = new ArrayList<>(head);
        if (middle != null) {
            parts.add(middle);
            parts.add(label);
        }
        if (script && reasons != null) {
            parts.add(reasons);
        }
        parts.addAll(tail);
        return new Reply(id, String.join(GAP, parts), middle == null ? source : Reply.Source.MODEL, citations, asked);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "Draft[" + id + ", " + source + "]";
    }
}
