package health.vigil.handover;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Reply;
import health.vigil.consultation.Turn;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import health.vigil.handover.Handover.Section;
import java.util.ArrayList;
import java.util.List;

/** What is to be done, and what the patient was told and when. */
final class RecommendationWriter {
    private final Conversing conversing;

    RecommendationWriter(Conversing conversing) {
        this.conversing = conversing;
    }

    Section write(Story story) {
        Wording words = story.words();
        Assessment assessment = story.assessment();
        List<List<Cell>> rows = new ArrayList<>();
        SituationWriter.row(
                rows, words.say("action"), words.level(assessment.level()) + " – " + words.within(assessment.level()));
        SituationWriter.row(rows, words.say("service"), words.service(assessment.level()));
        SituationWriter.row(rows, words.say("department"), words.department(assessment.department()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Rows(List.of(), rows));
        blocks.add(new Block.Heading(words.say("told")));
        for (Turn turn : story.turns()) {
            told(turn, story, blocks);
        }
        if (story.turns().isEmpty()) {
            blocks.add(new Block.Line(words.say("none")));
        }
        return new Section(words.say("recommendation"), blocks);
    }

    private void told(Turn turn, Story story, List<Block> blocks) {
        Wording words = story.words();
        Reply reply = turn.reply();
        String caption = words.time(turn.receivedAt()) + " – " + words.say("told_by", reply.source());
        if (!turn.stored()) {
            caption = caption + " – " + words.say("not_stored");
        }
        List<String> meant = conversing.told(turn, story);
        if (!meant.isEmpty()) {
            blocks.add(new Block.Line(caption));
            blocks.add(new Block.Items(meant));
            caption = words.say("original");
        }
        blocks.add(new Block.Quote(caption, reply.text()));
    }
}
