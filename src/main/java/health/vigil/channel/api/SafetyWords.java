package health.vigil.channel.api;

import health.vigil.access.TokenVerifier;
import health.vigil.access.TokenVerifier.Verification;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import jakarta.inject.Singleton;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a person in danger must read on any failure (I9). */
@Singleton
final class SafetyWords {
    private final Knowledge knowledge;
    private final AssessmentWording wording;
    private final TokenVerifier verifier;

    SafetyWords(Knowledge knowledge, AssessmentWording wording, TokenVerifier verifier) {
        this.knowledge = knowledge;
        this.wording = wording;
        this.verifier = verifier;
    }

    /** The problem with safety words in the language and for the region of the token, when there is one. */
    Problem add(Problem problem, @Nullable String authorization) {
        Language language = null;
        String region = "";
        String token = Doorkeeper.bearer(authorization);
        if (token != null && verifier.verify(token) instanceof Verification.Valid valid) {
            language = valid.token().locale();
            region = valid.token().region();
        }
        return add(problem, language, region);
    }

    /** In the language, or in all when it is not known; with the numbers of many places when the region is not. */
    Problem add(Problem problem, @Nullable Language language, String region) {
        String number = wording.emergencyNumber(region);
        StringJoiner words = new StringJoiner(" ");
        for (Language each : language == null ? Language.values() : new Language[] {language}) {
            words.add(knowledge.message("safety_text").in(each).replace("{EMS}", number));
            if (!knowledge.regions().containsKey(region)) {
                words.add(knowledge.unknownRegionNumbers().in(each));
            }
        }
        return problem.withSafety(words.toString(), number);
    }
}
