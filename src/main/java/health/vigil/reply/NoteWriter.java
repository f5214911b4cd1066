package health.vigil.reply;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import health.vigil.clinical.Question;
import health.vigil.clinical.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a message of vetted texts that answers nothing: a reminder, a question of ours. */
public final class NoteWriter {
    private final Knowledge knowledge;
    private final QuestionWriter questions;

    public NoteWriter(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.questions = new QuestionWriter(knowledge);
    }

    /**
     * @param other whether the writer tells about someone else
     * @param messages ids, in this order
     * @param question put at the end, null for none
     */
    public Reply write(
            String id,
            Reply.Source source,
            Language language,
            String region,
            boolean other,
            List<String> messages,
            @Nullable Question question) {
        Texts texts = new Texts(knowledge, language, region, other);
        List<String> parts = new ArrayList<>();
        messages.forEach(message -> parts.add(texts.message(message)));
        Reply.Asked asked = question == null ? null : questions.write(question, false, false, texts);
        if (asked != null) {
            parts.add(asked.text());
        }
        return new Reply(id, String.join("\n\n", parts), source, List.of(), asked);
    }
}
