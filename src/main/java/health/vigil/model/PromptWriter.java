package health.vigil.model;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Region;
import health.vigil.clinical.Snippet;
import health.vigil.consultation.Brief;
import health.vigil.privacy.MaskedText;
import health.vigil.privacy.Masking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A brief as a whole prompt. Everything bound is masked; the patient's words stand between marks they cannot write. */
final class PromptWriter {
    private static final String BEGIN = "<<<PATIENT";
    private static final String END = "PATIENT>>>";

    private final Knowledge knowledge;
    private final Prompts prompts;

    /** Masked once: tens of thousands of characters of ours, in which the shapes of personal data are looked for in vain. */
    private final MaskedText codes;

    private final MaskedText visible;

    PromptWriter(Knowledge knowledge, Prompts prompts) {
        this.knowledge = knowledge;
        this.prompts = prompts;
        this.codes = codes(entry -> entry.danger() && !entry.attribute());
        this.visible = codes(FindingEntry::visible);
    }

    private MaskedText codes(Predicate<FindingEntry> which) {
        return new Masking()
                .mask(knowledge.findings().values().stream()
                        .filter(which)
                        .map(entry -> entry.id() + ": " + entry.label().en())
                        .collect(Collectors.joining("\n")));
    }

    /**
     * One call.
     *
     * @param masking what restores the patient's words in the answer
     */
    record Written(Prompt prompt, String system, String user, Masking masking) {

        /** Without the patient's words. */
        @Override
        public String toString() {
            return "Written[" + prompt.id() + "]";
        }
    }

    Written reading(Brief brief) {
        Map<String, String> values = new HashMap<>();
        values.put("known", stated(brief, false));
        values.put("text", marked(brief.text()));
        return write(prompts.get(Prompts.EXTRACT), values, Map.of("codes", codes));
    }

    /** Of a picture, which stands beside the prompt. */
    Written describing() {
        return write(prompts.get(Prompts.DESCRIBE), Map.of(), Map.of("codes", visible));
    }

    Written writing(Brief brief) {
        Map<String, String> values = new HashMap<>();
        values.put("language", language(brief));
        Region region = knowledge.regions().get(brief.region());
        values.put(
                "region", region == null ? "an unknown country" : region.name().en());
        values.put("snippets", snippets(brief));
        values.put("text", marked(brief.text()));
        if (!brief.isInformation()) {
            values.put("level", brief.assessment().level().wire());
            values.put("complaint", complaint(brief));
            values.put("findings", stated(brief, true));
            values.put("question", brief.question().isEmpty() ? "none" : brief.question());
        }
        return write(prompts.get(name(brief)), values, Map.of());
    }

    /** Our words alone, without anything bound. */
    String instructions(Brief brief) {
        return prompts.get(name(brief)).system();
    }

    String id(Brief brief) {
        return prompts.get(name(brief)).id();
    }

    private static String name(Brief brief) {
        return brief.isInformation() ? Prompts.INFORMATION : Prompts.REPLY;
    }

    private static Written write(Prompt prompt, Map<String, String> values, Map<String, MaskedText> ready) {
        Masking masking = new Masking();
        Map<String, MaskedText> masked = new HashMap<>(ready);
        prompt.inputs()
                .forEach(input ->
                        masked.computeIfAbsent(input, unmasked -> masking.mask(values.getOrDefault(unmasked, ""))));
        return new Written(prompt, Prompt.fill(prompt.system(), masked), Prompt.fill(prompt.user(), masked), masking);
    }

    private static String marked(String words) {
        return BEGIN + "\n" + words.replace("<<<", "<").replace(">>>", ">") + "\n" + END;
    }

    private static String language(Brief brief) {
        return switch (brief.language()) {
            case EN -> "plain English";
            case ZH_HANS -> "Simplified Chinese (简体中文)";
            case ZH_HANT -> "written Traditional Chinese (繁體書面語), with the words of the region";
        };
    }

    private String complaint(Brief brief) {
        var label = knowledge.complaintLabels().get(brief.assessment().presentingComplaint());
        return label == null ? "not known yet" : label.in(brief.language());
    }

    private String stated(Brief brief, boolean labels) {
        List<String> stated = new ArrayList<>();
        for (Finding finding : brief.assessment().findings()) {
            if (finding.presence() != Presence.UNKNOWN) {
                String name = labels ? knowledge.label(finding.code()).in(brief.language()) : finding.code();
                stated.add(name + (finding.presence() == Presence.PRESENT ? "" : no(brief.language())));
            }
        }
        return stated.isEmpty() ? "nothing" : String.join(", ", stated);
    }

    private static String no(Language language) {
        return language == Language.EN ? " (no)" : "（无）";
    }

    private static String snippets(Brief brief) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < brief.snippets().size(); i++) {
            Snippet snippet = brief.snippets().get(i);
            lines.append('[').append(i + 1).append("] ").append(snippet.text()).append('\n');
        }
        return lines.isEmpty() ? "none" : lines.toString().strip();
    }
}
