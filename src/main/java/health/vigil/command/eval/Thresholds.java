package health.vigil.command.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What every set must reach. Shares of a set that has no such case are not judged. */
final class Thresholds {
    @Option(names = "--min-within", paramLabel = "SHARE", description = "Least share of cases within their bounds.")
    double minWithin = 0;

    @Option(names = "--min-recall", paramLabel = "SHARE", description = "Least emergency recall.")
    double minRecall = 0;

    @Option(
            names = "--min-lethal-recall",
            paramLabel = "SHARE",
            description = "Least recall of the cases marked lethal.")
    double minLethalRecall = 0;

    @Option(names = "--max-under", paramLabel = "SHARE", description = "Most cases less urgent than is safe.")
    double maxUnder = 1;

    @Option(names = "--max-over", paramLabel = "SHARE", description = "Most cases more urgent than is reasonable.")
    double maxOver = 1;

    @Option(names = "--max-false", paramLabel = "SHARE", description = "Most false emergencies.")
    double maxFalse = 1;

    @Option(names = "--max-false-ambulance", paramLabel = "SHARE", description = "Most false ambulances.")
    double maxFalseAmbulance = 1;

    @Option(
            names = "--max-emergencies",
            paramLabel = "SHARE",
            description = "Most emergencies of all cases, with bounds or not.")
    double maxEmergencies = 1;

    @Option(names = "--max-questions", paramLabel = "NUMBER", description = "Most questions in the mean.")
    double maxQuestions = Double.MAX_VALUE;

    @Option(
            names = "--max-errors",
            paramLabel = "NUMBER",
            description = "Most failed cases (default: ${DEFAULT-VALUE}).")
    int maxErrors = 0;

    /** One line for each threshold the scores miss. */
    List<String> missed(Scores scores) {
        List<String> missed = new ArrayList<>();
        atLeast(missed, "within bounds", scores.within(), minWithin);
        atLeast(missed, "emergency recall", scores.recall(), minRecall);
        atLeast(missed, "lethal recall", scores.lethalRecall(), minLethalRecall);
        atMost(missed, "under", scores.under(), maxUnder);
        atMost(missed, "over", scores.over(), maxOver);
        atMost(missed, "false emergencies", scores.falseEmergencies(), maxFalse);
        atMost(missed, "false ambulances", scores.falseAmbulances(), maxFalseAmbulance);
        atMost(missed, "emergencies", scores.emergencies(), maxEmergencies);
        if (scores.questions().mean() > maxQuestions) {
            missed.add(String.format(
                    Locale.ROOT,
                    "questions: %.1f is above %.1f",
                    scores.questions().mean(),
                    maxQuestions));
        }
        if (scores.errors() > maxErrors) {
            missed.add("errors: " + scores.errors() + " is above " + maxErrors);
        }
        return missed;
    }

    private static void atLeast(List<String> missed, String what, Share share, double least) {
        if (share.isMeasured() && share.value() < least) {
            missed.add(String.format(Locale.ROOT, "%s: %.3f is below %.3f", what, share.value(), least));
        }
    }

    private static void atMost(List<String> missed, String what, Share share, double most) {
        if (share.isMeasured() && share.value() > most) {
            missed.add(String.format(Locale.ROOT, "%s: %.3f is above %.3f", what, share.value(), most));
        }
    }
}
