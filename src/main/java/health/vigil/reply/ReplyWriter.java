package health.vigil.reply;

import health.vigil.catalog.Instruction;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Presence;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Reply;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the reply from vetted texts alone: fixed in the emergency lane, scripted elsewhere. */
public final class ReplyWriter {
    private static final Set<String> NO_DOOR = Set.of("SAFETY", "CRISIS", "HEAT_CO");
    private static final int MOST_REASONS = 4;
    private static final int MOST_OPEN = 6;
    private static final int MOST_SNIPPETS = 2;

    private final Knowledge knowledge;
    private final Instructions instructions;
    private final QuestionWriter questions;

    public ReplyWriter(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.instructions = new Instructions(knowledge);
        this.questions = new QuestionWriter(knowledge);
    }

    /** The first message of a consultation. */
    public Reply greet(String id, Language language, String region) {
        Texts texts = new Texts(knowledge, language, region, false);
        return new Reply(id, texts.message("greeting"), Reply.Source.SCRIPTED, List.of(), null);
    }

    /** The identifier of the instruction the lane would give: a change means it must be said anew. */
    public String laneInstruction(Assessment assessment) {
        return instructions.main(assessment).id();
    }

    public Reply write(String id, Scene scene) {
        Texts texts = new Texts(knowledge, scene.language(), scene.region(), scene.other());
        List<String> parts = new ArrayList<>();
        Assessment assessment = scene.assessment();
        boolean lane = assessment.floor().isAtLeast(TriageLevel.EMERGENCY);
        String action = action(scene, texts);
        if (!lane) {
            scene.notes().forEach(note -> parts.add(note(note, action, texts)));
        }
        switch (scene.moment()) {
            case LANE -> lane(assessment, action, texts, parts);
            case ADVICE -> advice(scene, action, texts, parts);
            case ASKING -> {
                TriageLevel standing = scene.standing();
                if (scene.standingLine() && standing.isAtLeast(TriageLevel.CONSULTATION_24)) {
                    parts.add(texts.message("gate_line_"
                            + standing.orMoreUrgent(assessment.floor()).wire()));
                    texts.raised(assessment).ifPresent(parts::add);
                }
            }
            case WAITING, AFTERWARDS -> {
                if (scene.notes().isEmpty()) {
                    parts.add(texts.message("thanks_complete"));
                }
            }
        }
        if (lane) {
            scene.notes().forEach(note -> parts.add(note(note, action, texts)));
        }
        if (scene.notes().contains(Scene.WHY) && scene.moment() != Scene.Moment.ADVICE) {
            because(assessment, texts, parts);
            guidelines(scene, texts, parts);
        }
        Reply.Asked asked = null;
        if (scene.question() != null) {
            asked = questions.write(scene.question(), scene.again(), scene.which(), texts);
            if (scene.moment() == Scene.Moment.LANE) {
                parts.add(texts.message("emergency_more_questions"));
            } else if (scene.again() && !scene.which()) {
                parts.add(texts.message("ask_again"));
            }
            String put = asked.text();
            if (parts.stream().noneMatch(part -> part.contains(put))) {
                parts.add(put);
            }
        }
        Reply.Source source = lane ? Reply.Source.SAFETY : Reply.Source.SCRIPTED;
        String text = String.join("\n\n", parts);
        // some replies have no place for guideline text: what is not marked in the text is not cited
        List<Reply.Citation> cited = text.contains(" [1]")
                ? scene.snippets().stream()
                        .limit(MOST_SNIPPETS)
                        .map(Snippet::citation)
                        .toList()
                : List.of();
        return new Reply(id, text, source, cited, asked);
    }

    private String note(String id, String action, Texts texts) {
        int colon = id.indexOf(':');
        String text = texts.message(colon < 0 ? id : id.substring(0, colon)).replace("{LEVEL_ACTION}", action);
        return colon < 0
                ? text
                : text.replace(
                        "{FINDING}", knowledge.label(id.substring(colon + 1)).in(texts.language()));
    }

    private String action(Scene scene, Texts texts) {
        Assessment assessment = scene.assessment();
        Instruction main = instructions.main(assessment);
        String department = assessment.department();
        var entry = knowledge.departments().get(department);
        String name = entry == null ? department : entry.name().in(texts.language());
        return instructions
                .text(main, scene.aspirin(), texts)
                .replace("{DEPT}", name)
                .replace("{DAYS}", String.valueOf(assessment.days()));
    }

    private void lane(Assessment assessment, String action, Texts texts, List<String> parts) {
        parts.add(action);
        if (assessment.level() == TriageLevel.EMERGENCY_AMBULANCE) {
            String door = NO_DOOR.contains(laneInstruction(assessment)) ? "" : texts.message("unlock_door");
            String gap = texts.language() == Language.EN ? " " : "";
            parts.add((texts.message("where_you_are") + gap + door).strip());
            String line = texts.textLine();
            if (line != null) {
                parts.add(texts.message("text_line").replace("{TEXT_LINE}", line));
            }
        }
        firstAid(assessment, texts, parts);
        if (!texts.knowsRegion()) {
            parts.add(texts.fill(knowledge.unknownRegionNumbers()));
        }
        because(assessment, texts, parts);
    }

    private void advice(Scene scene, String action, Texts texts, List<String> parts) {
        Assessment assessment = scene.assessment();
        if (isNobodyUnwell(assessment)) {
            parts.add(texts.message("nobody_unwell_close"));
            parts.add(texts.message("notice"));
            return;
        }
        if (scene.capped()) {
            parts.add(texts.message("cap_reached"));
        }
        if (!assessment.level().isAtLeast(TriageLevel.EMERGENCY)) {
            parts.add(texts.message("final_" + assessment.level().wire()));
        }
        parts.add(action);
        texts.raised(assessment).ifPresent(parts::add);
        because(assessment, texts, parts);
        firstAid(assessment, texts, parts);
        boolean calm = !assessment.level().isAtLeast(TriageLevel.CONSULTATION_24);
        if (calm && !assessment.advice().isEmpty()) {
            parts.add(bullets("advice_intro", points(assessment.advice(), true, assessment, texts), texts));
        }
        if (!assessment.safetyNet().isEmpty() && !assessment.level().isAtLeast(TriageLevel.EMERGENCY)) {
            parts.add(bullets("return_list_intro", points(assessment.safetyNet(), false, assessment, texts), texts));
        }
        if (!assessment.openRedFlags().isEmpty()) {
            List<String> labels = assessment.openRedFlags().stream()
                    .limit(MOST_OPEN)
                    .map(code -> knowledge.label(code).in(texts.language()))
                    .toList();
            parts.add(texts.sentence(texts.message("open_items_intro"), texts.list(labels)));
        }
        guidelines(scene, texts, parts);
        parts.add(texts.message("notice"));
    }

    /** Guideline texts, each marked with the number of its citation. */
    private static void guidelines(Scene scene, Texts texts, List<String> parts) {
        List<Snippet> snippets = scene.snippets();
        List<String> marked = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_SNIPPETS, snippets.size()); i++) {
            marked.add(texts.fill(snippets.get(i).text()) + " [" + (i + 1) + "]");
        }
        if (!marked.isEmpty()) {
            parts.add(bullets("guidelines_intro", marked, texts));
        }
    }

    /** A general question, closed by "nobody is unwell": there is nobody to give advice to. */
    private static boolean isNobodyUnwell(Assessment assessment) {
        return assessment.presentingComplaint().equals("information") && assessment.level() == TriageLevel.SELF_CARE;
    }

    private void firstAid(Assessment assessment, Texts texts, List<String> parts) {
        for (Instruction aid : instructions.firstAid(assessment)) {
            parts.add(instructions.text(aid, false, texts));
        }
    }

    private void because(Assessment assessment, Texts texts, List<String> parts) {
        Set<String> reasons = new LinkedHashSet<>();
        for (RedFlag flag : assessment.redFlags()) {
            if (flag.level().isAtLeast(assessment.unraised())) {
                flag.findings().stream()
                        .filter(code -> isPresent(code, assessment))
                        .map(code -> knowledge.label(code).in(texts.language()))
                        .forEach(reasons::add);
            }
        }
        if (!reasons.isEmpty()) {
            String intro = texts.other()
                    ? knowledge.message("other_why_intro").in(texts.language())
                    : texts.message("why_intro");
            parts.add(texts.sentence(
                    intro, texts.list(reasons.stream().limit(MOST_REASONS).toList())));
        }
    }

    private static boolean isPresent(String code, Assessment assessment) {
        for (Finding finding : assessment.findings()) {
            if (finding.code().equals(code)) {
                return finding.presence() == Presence.PRESENT;
            }
        }
        return false;
    }

    private List<String> points(List<String> ids, boolean advice, Assessment assessment, Texts texts) {
        List<String> points = new ArrayList<>();
        for (String id : ids) {
            Localized text = (advice ? knowledge.advicePoints() : knowledge.returnPoints()).get(id);
            if (text != null) {
                points.add(texts.fill(text).replace("{DAYS}", String.valueOf(assessment.days())));
            }
        }
        return points;
    }

    private static String bullets(String intro, List<String> points, Texts texts) {
        return texts.message(intro) + "\n• " + String.join("\n• ", points);
    }
}
