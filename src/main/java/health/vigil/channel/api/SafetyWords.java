package health.vigil.channel.api;

import health.vigil.access.TokenVerifier;
import health.vigil.access.TokenVerifier.Verification;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import jakarta.inject.Singleton;
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
        if (authorization != null && authorization.startsWith("Bearer ")) {
            if (verifier.verify(authorization.substring(7).strip()) instanceof Verification.Valid valid) {
                language = valid.token().locale();
                region = valid.token().region();
            }
        }
        return add(problem, language, region);
    }

    Problem add(Problem problem, @Nullable Language language, String region) {
        String number = wording.emergencyNumber(region);
        Localized text = knowledge.message("safety_text");
        String words = language == null ? text.zhHans() + " " + text.zhHant() + " " + text.en() : text.in(language);
        return problem.withSafety(words.replace("{EMS}", number), number);
    }
}
