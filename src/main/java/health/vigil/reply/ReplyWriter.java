package health.vigil.reply;

import health.vigil.catalog.Instruction;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Reply;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the reply from vetted texts alone: fixed in the emergency lane, scripted elsewhere. */
public final class ReplyWriter {
    private static final Set<String> NO_DOOR = Set.of("SAFETY", "CRISIS", "HEAT_CO");
    private static final int MOST_OPEN = 6;

    private final Knowledge knowledge;
    private final Instructions instructions;
    private final QuestionWriter questions;
    private final Reasons reasons;

    public ReplyWriter(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.instructions = new Instructions(knowledge);
        this.questions = new QuestionWriter(knowledge);
        this.reasons = new Reasons(knowledge);
    }

    /** The first message of a consultation. @param again codes whose reading was old or impossible */
    public Reply greet(String id, Language language, String region, List<String> again) {
        Texts texts = new Texts(knowledge, language, region, false);
        List<String> parts = new ArrayList<>(List.of(texts.message("greeting")));
        again.forEach(code -> parts.add(note("measure_again:" + code, "", texts)));
        return new Reply(id, String.join("\n\n", parts), Reply.Source.SCRIPTED, List.of(), null);
    }

    /** The identifier of the instruction the lane would give: a change means it must be said anew. */
    public String laneInstruction(Assessment assessment) {
        return instructions.main(assessment).id();
    }

    /** The whole reply from vetted texts. */
    public Reply write(String id, Scene scene) {
        return draft(id, scene).scripted();
    }

    /** The vetted parts, and the place between them where a model may write. */
    public Draft draft(String id, Scene scene) {
        Texts texts = new Texts(knowledge, scene.language(), scene.region(), scene.other());
        List<String> parts = new ArrayList<>();
        Assessment assessment = scene.assessment();
        boolean lane = assessment.floor().isAtLeast(TriageLevel.EMERGENCY);
        String action = action(scene, texts);
        if (!lane) {
            scene.notes().forEach(note -> parts.add(note(note, action, texts)));
        }
        int slot = -1;
        switch (scene.moment()) {
            case LANE -> lane(assessment, action, texts, parts);
            case ADVICE -> slot = advice(scene, action, texts, parts);
            case ASKING -> {
                TriageLevel standing = scene.standing();
                if (scene.standingLine() && standing.isAtLeast(TriageLevel.CONSULTATION_24)) {
                    parts.add(texts.message("gate_line_"
                            + standing.orMoreUrgent(assessment.floor()).wire()));
                    texts.raised(assessment).ifPresent(parts::add);
                }
            }
            case SILENT -> {}
            case WAITING, AFTERWARDS -> {
                if (scene.notes().isEmpty()) {
                    parts.add(texts.message("thanks_complete"));
                }
            }
        }
        if (lane) {
            scene.notes().forEach(note -> parts.add(note(note, action, texts)));
        }
        int gap = slot < 0 ? parts.size() : slot;
        if (scene.notes().contains(Scene.WHY) && scene.moment() != Scene.Moment.ADVICE) {
            add(reasons.because(assessment, texts), parts);
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
        String why = reasons.because(assessment, texts);
        boolean script = why != null && gap < parts.size() && parts.get(gap).equals(why);
        return new Draft(
                id,
                parts.subList(0, gap),
                script ? why : null,
                parts.subList(gap + (script ? 1 : 0), parts.size()),
                texts.message("ai_label"),
                source,
                cited(scene, parts),
                asked);
    }

    /** Some replies have no place for guideline text: what is not marked in the text is not cited. */
    private static List<Reply.Citation> cited(Scene scene, List<String> parts) {
        boolean marked = parts.stream().anyMatch(part -> part.contains(" [1]"));
        return marked ? scene.snippets().stream().map(Snippet::citation).toList() : List.of();
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
        boolean crisis = instructions.firstAid(assessment).stream().anyMatch(Instruction::firstAidToo);
        if (crisis) {
            firstAid(assessment, texts, parts);
        }
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
        if (!crisis) {
            firstAid(assessment, texts, parts);
        }
        if (!texts.knowsRegion()) {
            parts.add(texts.fill(knowledge.unknownRegionNumbers()));
        }
        add(reasons.because(assessment, texts), parts);
    }

    /** @return where the reasons stand */
    private int advice(Scene scene, String action, Texts texts, List<String> parts) {
        Assessment assessment = scene.assessment();
        if (isNobodyUnwell(assessment)) {
            parts.add(texts.message("nobody_unwell_close"));
            parts.add(texts.message("notice"));
            return 1;
        }
        if (scene.capped()) {
            parts.add(texts.message("cap_reached"));
        }
        if (!assessment.level().isAtLeast(TriageLevel.EMERGENCY)) {
            parts.add(texts.message("final_" + assessment.level().wire()));
        }
        parts.add(action);
        texts.raised(assessment).ifPresent(parts::add);
        int slot = parts.size();
        add(reasons.because(assessment, texts), parts);
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
        return slot;
    }

    /** Guideline texts, each marked with the number of its citation. */
    private static void guidelines(Scene scene, Texts texts, List<String> parts) {
        List<Snippet> snippets = scene.snippets();
        List<String> marked = new ArrayList<>();
        for (int i = 0; i < snippets.size(); i++) {
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

    private static void add(@Nullable String part, List<String> parts) {
        if (part != null) {
            parts.add(part);
        }
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
