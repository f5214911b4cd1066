package health.vigil.handover;

import health.vigil.catalog.Knowledge;
import health.vigil.consultation.ModelUse;
import health.vigil.consultation.Turn;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import health.vigil.handover.Handover.Section;
import java.util.ArrayList;
import java.util.List;

/** What the judgement can be derived again from: versions of knowledge, models and prompts. */
final class RecordWriter {
    private RecordWriter() {}

    static Section write(Story story, Knowledge knowledge) {
        Wording words = story.words();
        List<List<Cell>> rows = new ArrayList<>();
        SituationWriter.row(
                rows, words.say("consultation"), story.consultation().id());
        SituationWriter.row(
                rows, words.say("knowledge_version"), story.assessment().knowledgeVersion());
        List<String> versions = story.turns().stream()
                .map(turn -> turn.assessment().knowledgeVersion())
                .distinct()
                .toList();
        if (versions.size() > 1) {
            SituationWriter.row(rows, words.say("several_versions"), words.list(versions));
        }
        SituationWriter.row(rows, words.say("effective"), knowledge.effective().toString());
        SituationWriter.row(rows, words.say("review_by"), knowledge.reviewBy().toString());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Rows(List.of(), rows));
        List<String> uses = new ArrayList<>();
        for (Turn turn : story.turns()) {
            ModelUse use = turn.model();
            if (use != null) {
                uses.add(words.time(turn.receivedAt()) + " – " + use.writer() + " – "
                        + words.say("outcome_" + use.outcome()) + reasons(use));
            }
        }
        blocks.add(new Block.Heading(words.say("models")));
        blocks.add(uses.isEmpty() ? new Block.Line(words.say("models_none")) : new Block.Items(uses));
        return new Section(words.say("record"), blocks);
    }

    private static String reasons(ModelUse use) {
        return use.reasons().isEmpty() ? "" : " (" + String.join(", ", use.reasons()) + ")";
    }
}
