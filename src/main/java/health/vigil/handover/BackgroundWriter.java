package health.vigil.handover;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import health.vigil.handover.Handover.Section;
import java.util.ArrayList;
import java.util.List;

/** What is true of the patient beyond this episode: history, medicines, allergies, earlier contacts. */
final class BackgroundWriter {
    private final Knowledge knowledge;

    BackgroundWriter(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Section write(Story story) {
        Wording words = story.words();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say("history")));
        List<Finding> history = story.findings(this::isBackground);
        if (history.isEmpty()) {
            blocks.add(new Block.Line(words.say("history_none")));
        } else {
            blocks.add(FindingRows.write(history, story));
        }
        List<String> cautions = knowledge.codings().taken(code -> isPresent(code, history)).stream()
                .map(group -> words.in(group.caution()))
                .toList();
        if (!cautions.isEmpty()) {
            blocks.add(new Block.Heading(words.say("cautions")));
            blocks.add(new Block.Items(cautions));
        }
        Patient profile = story.patient().profile();
        if (profile != null) {
            given("profile_conditions", profile.conditions(), words, blocks);
            given("profile_medications", profile.medications(), words, blocks);
            given("profile_allergies", profile.allergies(), words, blocks);
        }
        if (!story.consultation().earlier().isEmpty()) {
            blocks.add(new Block.Heading(words.say("earlier_contacts")));
            blocks.add(new Block.Items(story.consultation().earlier().stream()
                    .map(contact -> words.time(contact.at()) + " – " + words.complaint(contact.complaint()))
                    .toList()));
        }
        return new Section(words.say("background"), blocks);
    }

    private static boolean isPresent(String code, List<Finding> history) {
        return history.stream()
                .anyMatch(finding -> finding.code().equals(code) && finding.presence() == Presence.PRESENT);
    }

    /** History by the catalogue, or by what the profile said. */
    private boolean isBackground(Finding finding) {
        FindingEntry entry = knowledge.findings().get(finding.code());
        return finding.source() == Finding.Source.PROFILE || (entry != null && entry.isBackground());
    }

    /** As the integrator wrote it, whatever was understood of it. */
    private void given(String key, List<String> lines, Wording words, List<Block> blocks) {
        if (!lines.isEmpty()) {
            List<Cell> cells = new ArrayList<>();
            List<String> coded =
                    lines.stream().filter(knowledge.findings()::containsKey).toList();
            List<String> free =
                    lines.stream().filter(line -> !coded.contains(line)).toList();
            cells.add(Cell.of(words.say(key)));
            cells.add(new Cell(words.labels(coded), free));
            blocks.add(new Block.Rows(List.of(), List.of(cells)));
        }
    }
}
