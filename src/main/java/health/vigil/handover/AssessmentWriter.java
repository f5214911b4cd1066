package health.vigil.handover;

import health.vigil.catalog.Complaint;
import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Presence;
import health.vigil.consultation.PatientCase;
import health.vigil.consultation.Turn;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import health.vigil.handover.Handover.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Findings present, absent and never asked, vital signs with their times, corrections, and the course of the level. */
final class AssessmentWriter {
    private final Knowledge knowledge;

    AssessmentWriter(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Section write(Story story) {
        Wording words = story.words();
        List<Block> blocks = new ArrayList<>();
        for (Presence presence : Presence.values()) {
            List<Finding> findings = story.findings(finding -> finding.presence() == presence);
            blocks.add(new Block.Heading(words.say(presence == Presence.UNKNOWN ? "uncertain" : lower(presence))));
            blocks.add(findings.isEmpty() ? new Block.Line(words.say("none")) : FindingRows.write(findings, story));
        }
        codes("open", story.assessment().openRedFlags(), words, blocks);
        codes("never_asked", neverAsked(story), words, blocks);
        corrected(story, blocks);
        blocks.add(new Block.Heading(words.say("vitals")));
        blocks.add(vitals(story));
        blocks.add(new Block.Heading(words.say("course")));
        blocks.add(course(story));
        others(story, blocks);
        return new Section(words.say("assessment"), blocks);
    }

    private static String lower(Presence presence) {
        return presence.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static void codes(String heading, List<String> codes, Wording words, List<Block> blocks) {
        blocks.add(new Block.Heading(words.say(heading)));
        blocks.add(
                codes.isEmpty()
                        ? new Block.Line(words.say("none"))
                        : new Block.Items(codes.stream().map(words::label).toList()));
    }

    /** Danger findings of the active complaints' questions about which nothing at all was said. */
    private List<String> neverAsked(Story story) {
        Set<String> open = new LinkedHashSet<>();
        for (Complaint complaint : knowledge.complaints()) {
            if (story.assessment().complaints().contains(complaint.id())) {
                complaint
                        .questions()
                        .forEach(item -> open.addAll(item.question().findings()));
            }
        }
        open.removeAll(story.assessment().openRedFlags());
        open.removeAll(story.patient().findings().keySet());
        open.removeIf(code -> {
            FindingEntry entry = knowledge.findings().get(code);
            return entry == null || !entry.danger() || entry.isBackground();
        });
        return List.copyOf(open);
    }

    private static void corrected(Story story, List<Block> blocks) {
        Wording words = story.words();
        PatientCase patient = story.patient();
        if (!patient.withdrawn().isEmpty()) {
            codes("withdrawn", patient.withdrawn(), words, blocks);
            blocks.add(new Block.Line(words.say("withdrawn_note")));
        }
        if (!patient.contested().isEmpty()) {
            codes("contested", patient.contested(), words, blocks);
        }
    }

    private static Block vitals(Story story) {
        Wording words = story.words();
        List<Measurement> measured = List.copyOf(story.patient().measurements().values());
        if (measured.isEmpty()) {
            return new Block.Line(words.say("none"));
        }
        List<String> header = Stream.of("measure", "value", "time", "from", "quotes")
                .map(words::say)
                .toList();
        return new Block.Rows(
                header, measured.stream().map(each -> vital(each, story)).toList());
    }

    private static List<Cell> vital(Measurement measurement, Story story) {
        Wording words = story.words();
        return List.of(
                Cell.of(words.label(measurement.code())),
                Cell.of(
                        measurement.isKnown()
                                ? words.amount(measurement.code(), measurement.value())
                                : words.say("not_measured")),
                Cell.of(words.time(story.timeOf(measurement.turn()))),
                Cell.of(words.say("from", measurement.source())),
                Cell.words(measurement.quote()));
    }

    private static Block course(Story story) {
        Wording words = story.words();
        if (story.turns().isEmpty()) {
            return new Block.Line(words.say("none"));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Turn turn : story.turns()) {
            rows.add(List.of(
                    Cell.of(words.time(turn.receivedAt())),
                    Cell.of(words.level(turn.assessment().level())),
                    Cell.of(words.level(turn.assessment().floor())),
                    Cell.of(turn.isLate() ? words.say("late") : "")));
        }
        return new Block.Rows(List.of(words.say("time"), words.say("level"), words.say("floor"), ""), rows);
    }

    private static void others(Story story, List<Block> blocks) {
        Wording words = story.words();
        List<PatientCase> cases = story.consultation().cases();
        if (cases.size() > 1) {
            blocks.add(new Block.Heading(words.say("others")));
            blocks.add(new Block.Items(cases.subList(0, cases.size() - 1).stream()
                    .map(each -> words.say("about", each.about()) + " – "
                            + words.level(each.floorLevel()) + " – "
                            + words.labels(present(each)))
                    .toList()));
        }
    }

    private static List<String> present(PatientCase patient) {
        return patient.findings().values().stream()
                .filter(finding -> finding.presence() == Presence.PRESENT)
                .map(Finding::code)
                .toList();
    }
}
