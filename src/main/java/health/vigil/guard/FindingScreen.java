package health.vigil.guard;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the patient stated is neither denied nor, where they denied it, claimed (FO-18). */
final class FindingScreen implements Screen {
    private static final String DENIES =
            "(?:没有|没|无|冇|(?<!\\w)(?:no|without|not have|not having|don't have|doesn't have|haven't"
                    + "|not feel|free of|absence of)(?: had)?)(?: any| a| the| your)? ?";
    private static final String CLAIMS =
            "(?:(?:您|你)(?:有|出现|感到|觉得|说有)|(?<!\\w)you (?:have|had|feel|are having|told us about|reported|mentioned))"
                    + "(?: a| the| some)? ?";

    private final FindingWords words;

    FindingScreen(FindingWords words) {
        this.words = words;
    }

    @Override
    public Optional<String> objection(Sentence sentence, Ground ground) {
        for (Finding finding : ground.assessment().findings()) {
            String named = words.alternation(finding.code());
            if (named == null || finding.presence() == Presence.UNKNOWN) {
                continue;
            }
            String wrong = finding.presence() == Presence.PRESENT ? DENIES : CLAIMS;
            if (Pattern.compile(wrong + named).matcher(sentence.folded()).find()) {
                return Optional.of("finding:" + finding.code());
            }
        }
        return Optional.empty();
    }
}
