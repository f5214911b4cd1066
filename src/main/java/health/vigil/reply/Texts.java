package health.vigil.reply;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Region;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Vetted messages with their placeholders filled for one language and region. */
final class Texts {
    /** Left out where the police have the ambulance's number. */
    private static final String OR_POLICE = "(?: or |或)\\{POLICE}";

    private static final Localized NO_NUMBER = new Localized("急救电话", "救護車電話", "your emergency number");

    private final Knowledge knowledge;
    private final Language language;
    private final @Nullable Region region;
    private final boolean other;

    Texts(Knowledge knowledge, Language language, String region, boolean other) {
        this.knowledge = knowledge;
        this.language = language;
        this.region = knowledge.regions().get(region);
        this.other = other;
    }

    /** The message of this id, in the third person where it has such a twin. */
    String message(String id) {
        Localized twin = other ? knowledge.messages().get(id + "_other") : null;
        return fill(twin != null ? twin : knowledge.message(id));
    }

    String fill(Localized text) {
        return fill(text.in(language));
    }

    /** A text of this language with its placeholders filled. */
    String fill(String text) {
        boolean oneNumber = region != null && region.police().equals(region.ems());
        String said = oneNumber ? text.replaceAll(OR_POLICE, "") : text;
        String filled = said.replace("{EMS}", region == null ? NO_NUMBER.in(language) : region.ems())
                .replace("{POLICE}", region == null ? NO_NUMBER.in(language) : region.police());
        return local(filled.contains("{CRISIS}") ? filled.replace("{CRISIS}", crisis()) : filled);
    }

    /** Why the level was raised, in one sentence however many reasons there are; empty when it was not. */
    Optional<String> raised(Assessment assessment) {
        return assessment.raised().stream()
                .findFirst()
                .map(raise -> message("raised_" + raise.reason().name().toLowerCase(Locale.ROOT)));
    }

    boolean knowsRegion() {
        return region != null;
    }

    @Nullable
    String textLine() {
        return region == null ? null : region.textLine();
    }

    Language language() {
        return language;
    }

    boolean other() {
        return other;
    }

    /** Items as one line. */
    String list(Iterable<String> items) {
        return String.join(language == Language.EN ? ", " : "、", items);
    }

    /** A sentence put together from an introduction and its content. */
    String sentence(String introduction, String content) {
        return language == Language.EN ? introduction + " " + content + "." : introduction + content + "。";
    }

    /** Hong Kong words become Taiwan's there. */
    private String local(String text) {
        if (language != Language.ZH_HANT || region == null || !region.code().equals("TW")) {
            return text;
        }
        String local = text;
        for (Map.Entry<String, String> word : knowledge.taiwanWords().entrySet()) {
            local = local.replace(word.getKey(), word.getValue());
        }
        return local;
    }

    private String crisis() {
        if (region == null || region.crisis().isEmpty()) {
            return NO_NUMBER.in(language);
        }
        Region.CrisisLine line = region.crisis().get(0);
        return line.name() + " " + line.number();
    }
}
