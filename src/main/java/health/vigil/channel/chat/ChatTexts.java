package health.vigil.channel.chat;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Region;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Stream;

/** Vetted texts of the knowledge that a chat says itself, and the words it listens for. */
@Singleton
final class ChatTexts {
    private static final String OTHER_THAN_WORDS = "[^\\p{L}\\p{N}]+";
    private static final Localized NO_NUMBER = new Localized("急救电话", "救護車電話", "your emergency number");

    private final Knowledge knowledge;

    ChatTexts(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    String message(String id, Language language, String code) {
        Region region = knowledge.regions().get(code);
        return knowledge
                .message(id)
                .in(language)
                .replace("{EMS}", region == null ? NO_NUMBER.in(language) : region.ems());
    }

    /** Whether a whole message is one of the words listed under an identifier, in whatever language. */
    boolean says(String id, String text) {
        String said = words(text);
        Localized listed = knowledge.message(id);
        return !said.isEmpty()
                && Stream.of(Language.values())
                        .flatMap(language -> Stream.of(listed.in(language).split("\\|")))
                        .anyMatch(word -> words(word).equals(said));
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll(OTHER_THAN_WORDS, " ").strip();
    }
}
