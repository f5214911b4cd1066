package health.vigil.handover;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply;
import health.vigil.consultation.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Question, answer and reply of every turn in the reader's words. */
public final class Conversing {
    private final SpokenAnswers answers;
    private final VettedTexts vetted;

    public Conversing(Knowledge knowledge) {
        this.answers = new SpokenAnswers(knowledge);
        this.vetted = new VettedTexts(knowledge);
    }

    /**
     * A message after the question it answers.
     *
     * @param asked null when no question was open
     * @param pressed answers by button
     */
    public record Exchange(Turn turn, @Nullable String asked, List<String> pressed) {
        public Exchange {
            pressed = List.copyOf(pressed);
        }
    }

    public List<Exchange> exchanges(Story story) {
        Wording words = story.words();
        String region = story.consultation().settings().region();
        Reply before = story.consultation().greeting();
        Language read = story.consultation().language();
        List<Exchange> exchanges = new ArrayList<>();
        for (Turn turn : story.turns()) {
            Reply.Asked asked = before.question();
            String question = asked == null || read == null
                    ? null
                    : vetted.translate(asked.text(), read, words.language(), region);
            exchanges.add(new Exchange(turn, question, answers.in(turn.message(), words)));
            before = turn.reply();
            read = turn.language();
        }
        return exchanges;
    }

    /** What the reply of a turn said, paragraph by paragraph; empty when the reader can read it as it is. */
    public List<String> told(Turn turn, Story story) {
        Language to = story.words().language();
        return turn.language() == to
                ? List.of()
                : vetted.translate(
                        turn.reply(),
                        turn.language(),
                        to,
                        story.consultation().settings().region());
    }
}
