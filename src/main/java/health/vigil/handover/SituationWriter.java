package health.vigil.handover;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Raise;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.FollowUp;
import health.vigil.consultation.Turn;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import health.vigil.handover.Handover.Section;
import java.util.ArrayList;
import java.util.List;

/** Who is unwell with what, how urgent it is, and what the patient said. */
final class SituationWriter {
    private static final double MONTHS_UNDER_YEARS = 2;

    private final FlagRows flags;
    private final Conversing conversing;

    SituationWriter(Knowledge knowledge, Conversing conversing) {
        this.flags = new FlagRows(knowledge);
        this.conversing = conversing;
    }

    Section write(Story story) {
        Wording words = story.words();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Rows(List.of(), facts(story)));
        blocks.add(new Block.Heading(words.say("red_flags")));
        blocks.add(flags.write(story));
        blocks.add(new Block.Heading(words.say("patients_words")));
        said(story, blocks);
        blocks.addAll(AttachmentRows.write(story));
        return new Section(words.say("situation"), blocks);
    }

    private static List<List<Cell>> facts(Story story) {
        Wording words = story.words();
        Consultation consultation = story.consultation();
        Assessment assessment = story.assessment();
        List<List<Cell>> rows = new ArrayList<>();
        row(rows, words.say("level"), words.level(assessment.level()) + " – " + words.within(assessment.level()));
        row(rows, words.say("floor"), words.level(assessment.floor()));
        if (!assessment.raised().isEmpty()) {
            row(
                    rows,
                    words.say("raised"),
                    words.list(assessment.raised().stream()
                            .map(raise -> raised(raise, words))
                            .toList()));
        }
        row(
                rows,
                words.say("status"),
                consultation.closed() ? words.say("status_closed") : words.say("status", assessment.status()));
        String complaint = assessment.presentingComplaint();
        row(
                rows,
                words.say("complaint"),
                complaint.isEmpty() ? words.say("complaint_unknown") : words.complaint(complaint));
        if (assessment.complaints().size() > 1) {
            List<String> others =
                    assessment.complaints().subList(1, assessment.complaints().size());
            row(
                    rows,
                    words.say("other_complaints"),
                    words.list(others.stream().map(words::complaint).toList()));
        }
        row(
                rows,
                words.say("patient"),
                words.list(List.of(age(story), words.say("sex", story.patient().sex()))));
        row(rows, words.say("writer"), words.say("about", story.patient().about()));
        afterwards(consultation.followUp(), words, rows);
        Language language = consultation.language();
        row(rows, words.say("language"), words.say("language_" + (language == null ? "unknown" : language.tag())));
        row(rows, words.say("region"), words.region(consultation.settings().region()));
        row(rows, words.say("began"), words.time(consultation.createdAt()));
        row(rows, words.say("last_message"), words.time(story.timeOf(consultation.turns())));
        row(rows, words.say("written_at"), words.time(story.now()));
        row(rows, words.say("times_in"), words.zoneName());
        return rows;
    }

    private static void afterwards(FollowUp followUp, Wording words, List<List<Cell>> rows) {
        if (followUp.advised() > 0) {
            row(rows, words.say("acknowledged"), words.say("acknowledged_" + followUp.acknowledged()));
        }
        FollowUp.Outcome outcome = followUp.outcome();
        if (outcome != null) {
            String seen = words.say("visited_" + outcome.visited());
            row(rows, words.say("visited"), outcome.found().isEmpty() ? seen : seen + " (“" + outcome.found() + "”)");
        }
    }

    static void row(List<List<Cell>> rows, String name, String value) {
        rows.add(List.of(Cell.of(name), Cell.of(value)));
    }

    /** The safety officer's note is no translated text, so it is shown as it is. */
    private static String raised(Raise raise, Wording words) {
        String why = words.say("raised", raise.reason());
        return raise.note().isEmpty() ? why : why + " (“" + raise.note() + "”)";
    }

    private static String age(Story story) {
        Wording words = story.words();
        Measurement age = story.patient().measurements().get("age");
        if (age == null || !age.isKnown()) {
            return words.say("age_unknown");
        }
        return age.value() < MONTHS_UNDER_YEARS
                ? words.say("age_months", "N", Wording.digits(Math.floor(age.value() * 12)))
                : words.say("age_years", "N", Wording.digits(Math.floor(age.value())));
    }

    /** Each message after the question it answers. */
    private void said(Story story, List<Block> blocks) {
        Wording words = story.words();
        for (Conversing.Exchange exchange : conversing.exchanges(story)) {
            Turn turn = exchange.turn();
            String caption = words.say("message_at", "N", String.valueOf(turn.number()))
                    .replace("{TIME}", words.time(turn.receivedAt()));
            if (exchange.asked() != null) {
                caption = caption + " – " + words.say("asked") + ": " + exchange.asked();
            }
            String text = turn.message().text();
            if (!turn.isLate() && !text.isEmpty()) {
                blocks.add(new Block.Quote(caption, text));
            } else if (!exchange.pressed().isEmpty()) {
                blocks.add(new Block.Line(caption));
            }
            if (!exchange.pressed().isEmpty()) {
                blocks.add(new Block.Items(exchange.pressed().stream()
                        .map(answer -> words.say("answered") + ": " + answer)
                        .toList()));
            }
        }
        if (story.turns().isEmpty()) {
            blocks.add(new Block.Line(words.say("patients_words_none")));
        }
    }
}
