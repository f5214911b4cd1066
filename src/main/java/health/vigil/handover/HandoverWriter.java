package health.vigil.handover;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import health.vigil.consultation.ConsultationStore.Snapshot;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Writes the hand-over of a consultation as SBAR (situation, background, assessment, recommendation) in the reader's
 * language, whatever the patient's; the patient's own words stand beside it as they were written.
 */
@Singleton
public final class HandoverWriter {
    private final Knowledge knowledge;
    private final SituationWriter situation;
    private final BackgroundWriter background;
    private final AssessmentWriter assessment;
    private final RecommendationWriter recommendation;

    public HandoverWriter(Knowledge knowledge) {
        this.knowledge = knowledge;
        Conversing conversing = new Conversing(knowledge);
        this.situation = new SituationWriter(knowledge, conversing);
        this.background = new BackgroundWriter(knowledge);
        this.assessment = new AssessmentWriter(knowledge);
        this.recommendation = new RecommendationWriter(conversing);
    }

    /** @param now when it is written, in the document and against the knowledge's review date */
    public Handover write(Snapshot record, Language language, Instant now) {
        Story story = Story.of(knowledge, record, language, now);
        Wording words = story.words();
        boolean expired = knowledge.reviewBy().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
        List<String> alerts = expired
                ? List.of(words.say(
                        "knowledge_expired", "DATE", knowledge.reviewBy().toString()))
                : List.of();
        return new Handover(
                language,
                words.say("title"),
                words.say("notice") + (language == Language.EN ? " " : "") + words.say("original_note"),
                alerts,
                List.of(
                        situation.write(story),
                        background.write(story),
                        assessment.write(story),
                        recommendation.write(story),
                        RecordWriter.write(story, knowledge)));
    }
}
