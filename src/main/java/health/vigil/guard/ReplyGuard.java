package health.vigil.guard;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.SpeechRules;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.Verdict;
import health.vigil.clinical.Verdict.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges one sentence of a model with those before it in mind (I5). The rules are those of forbidden-output of the
 * clinical specification, widened to whole families of wording; where it is in doubt, the sentence is left out.
 */
public final class ReplyGuard {
    /** A sentence that does not end. */
    static final int ENDLESS = 300;

    private static final int SHORT = 30;
    /** Reasons that spoil their own sentence only; any other spoils all that follows. */
    private static final Set<String> SPOILS_ITSELF =
            Set.of("number", "citation", "ungrounded", "question", "level_contradicted", "dangling", "finding");

    private static final Pattern LEANS_ON = Pattern.compile(
            "^(?:so|that'?s|therefore|thus|however|but|otherwise|hence|as a result|所以|因此|因而|但是?|不过|然而|否则|这样|由此)(?!\\w).*");

    private final SpeechRules rules;
    private final FindingWords findings;
    private final SpeechScreen speech;
    private final List<Screen> screens;

    public ReplyGuard(Knowledge knowledge) {
        this.rules = knowledge.speech();
        this.findings = new FindingWords(knowledge);
        this.speech = new SpeechScreen(rules);
        Sources sources = new Sources(rules);
        this.screens = List.of(
                new ScriptScreen(rules),
                new PromptScreen(rules),
                speech,
                new FindingScreen(findings),
                new SourceScreen(rules, sources),
                new NumberScreen(sources));
    }

    /**
     * @param last the sentence before, approved or not; empty for the first
     * @param lastDropped whether that sentence was left out
     */
    public Verdict review(Ground ground, String last, boolean lastDropped, String text) {
        if (text.length() > ENDLESS) {
            return new Verdict(Decision.WITHHELD, "endless");
        }
        Sentence sentence = sentence(text, ground);
        if (isOfASnippet(sentence, ground)) {
            return Verdict.APPROVED;
        }
        if (lastDropped && LEANS_ON.matcher(sentence.folded()).matches()) {
            return new Verdict(Decision.DROPPED, "dangling");
        }
        Optional<String> reason = objection(sentence, ground);
        if (reason.isEmpty() && !last.isEmpty() && Math.min(last.length(), text.length()) <= SHORT) {
            reason = speech.objection(sentence(joined(last, text), ground), ground);
        }
        return reason.map(ReplyGuard::verdict).orElse(Verdict.APPROVED);
    }

    private Sentence sentence(String text, Ground ground) {
        Sentence sentence = Sentence.of(text, rules);
        return new Sentence(text, sentence.folded(), findings.withoutStated(sentence.bare(), ground));
    }

    private Optional<String> objection(Sentence sentence, Ground ground) {
        return screens.stream()
                .flatMap(screen -> screen.objection(sentence, ground).stream())
                .findFirst();
    }

    private static Verdict verdict(String reason) {
        String kind = reason.split(":", 2)[0];
        return new Verdict(SPOILS_ITSELF.contains(kind) ? Decision.DROPPED : Decision.WITHHELD, reason);
    }

    /** A whole sentence of a given snippet is vetted text. */
    private boolean isOfASnippet(Sentence sentence, Ground ground) {
        String said = Sources.CITATION.matcher(sentence.folded()).replaceAll("").strip();
        for (Snippet snippet : ground.snippets()) {
            for (String own : SentenceCutter.sentences(snippet.text())) {
                if (snippet.language() == ground.language()
                        && Sentence.fold(own, rules).equals(said)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A claim split over two sentences, read as one. */
    private static String joined(String last, String text) {
        return last.replaceAll("[.。!！?？;；]\\s*$", "") + " " + text;
    }
}
