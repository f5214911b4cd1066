package health.vigil.handover;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Rule;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.ConsultationStore.Snapshot;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The open red flags of a consultation as short cards for a clinician's own system (CDS Hooks). */
@Singleton
public final class CardWriter {
    private static final int LONGEST_SUMMARY = 139;

    private final Knowledge knowledge;
    private final Map<String, Rule> rules;

    public CardWriter(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.rules = knowledge.rulesById();
    }

    /**
     * One red flag.
     *
     * @param summary at most 139 characters
     * @param detail in Markdown: what it rests on, the words, the sources
     * @param indicator info, warning or critical
     */
    public record Card(String id, String summary, String detail, String indicator) {}

    /** Most urgent first; each rule once. A booked visit or less is no red flag to interrupt for. */
    public List<Card> write(Snapshot record, Language language, Instant now) {
        Story story = Story.of(knowledge, record, language, now);
        List<String> seen = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        for (RedFlag flag : story.assessment().redFlags()) {
            if (!seen.contains(flag.rule())) {
                seen.add(flag.rule());
                cards.add(card(flag, story));
            }
        }
        return cards;
    }

    /** What the service is called, as {@code cds_title} and {@code cds_description}. */
    public String say(String key, Language language) {
        return knowledge.handover().label(key).in(language);
    }

    private Card card(RedFlag flag, Story story) {
        Wording words = story.words();
        Localized why = knowledge.ruleWhys().get(flag.rule());
        String summary = words.level(flag.level()) + ": " + (why == null ? flag.rule() : words.in(why));
        Assessment assessment = story.assessment();
        StringJoiner detail = new StringJoiner("\n\n");
        detail.add(summary);
        detail.add(
                flag.isFired()
                        ? words.say("basis_fired")
                        : words.say("basis_assumed", "ITEMS", words.labels(flag.assumed())));
        detail.add(words.labels(flag.findings()));
        FlagRows.quotes(flag, assessment).forEach(quote -> detail.add("> " + quote.replace("\n", "\n> ")));
        Rule rule = rules.get(flag.rule());
        if (rule != null) {
            detail.add(words.say("sources") + ": " + words.sources(rule.source()));
        }
        if (!assessment.openRedFlags().isEmpty()) {
            detail.add(words.say("open") + ": " + words.labels(assessment.openRedFlags()));
        }
        return new Card(flag.rule(), shortened(summary), detail.toString(), indicator(flag.level()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY - 1) + "…";
    }

    private static String indicator(TriageLevel level) {
        return switch (level) {
            case EMERGENCY_AMBULANCE, EMERGENCY -> "critical";
            case CONSULTATION_24 -> "warning";
            case CONSULTATION, SELF_CARE -> "info";
        };
    }
}
