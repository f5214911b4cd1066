package health.vigil.channel.chat;

import health.vigil.clinical.Language;
import health.vigil.consultation.ChatStore.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is to be told.
 *
 * @param parts messages in order; empty for nothing
 * @param given what they say, by reference; null when nothing of it is kept
 * @param standing where the person stands once they have it
 */
record Answer(
        List<String> parts,
        Language language,
        @Nullable Given given,
        @Nullable Standing standing) {

    /**
     * @param delivered last turn seen then, -1 for as before
     * @param asks whether the question for help is open then
     */
    record Standing(String thread, String consultation, int delivered, boolean asks, boolean consents) {}

    Answer {
        parts = List.copyOf(parts);
    }

    static Answer nothing(Language language) {
        return new Answer(List.of(), language, null, null);
    }

    /** Says what needs no memory. */
    static Answer plain(List<String> parts, Language language) {
        return new Answer(parts, language, null, null);
    }

    /** Kept as given up to a part; the rest is said when the person asks for it. */
    @Nullable
    Progress seen(int part, boolean pushed) {
        if (given == null || standing == null) {
            return null;
        }
        return new Progress(
                standing.thread(),
                standing.consultation(),
                (pushed ? given.sent() : given).write(),
                standing.delivered(),
                standing.asks(),
                standing.consents(),
                part < parts.size() ? given.part(given.part() + part).write() : "");
    }

    /** Kept, but the person has seen nothing of it yet. */
    @Nullable
    Progress waiting() {
        return given == null || standing == null
                ? null
                : new Progress(
                        standing.thread(), standing.consultation(), given.write(), -1, standing.asks(), false, "");
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "Answer[" + parts.size() + " parts]";
    }
}
