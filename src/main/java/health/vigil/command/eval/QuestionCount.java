package health.vigil.command.eval;

import java.util.List;
import java.util.Locale;

/** Questions asked in a conversation: the mean, and the number nine in ten stay within. NaN and 0 for no conversation. */
record QuestionCount(double mean, int p90) {

    static QuestionCount of(List<Played> played) {
        int[] counts = played.stream().mapToInt(Played::questions).sorted().toArray();
        if (counts.length == 0) {
            return new QuestionCount(Double.NaN, 0);
        }
        double mean = played.stream().mapToInt(Played::questions).average().orElse(0);
        return new QuestionCount(mean, counts[(int) Math.ceil(counts.length * 0.9) - 1]);
    }

    @Override
    public String toString() {
        return Double.isNaN(mean) ? "-" : String.format(Locale.ROOT, "mean %.1f, p90 %d", mean, p90);
    }
}
