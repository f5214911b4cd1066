package health.vigil.command.eval;

import health.vigil.guidance.index.Retriever;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How well and how fast a retriever answers questions, summed up over them. */
final class RetrievalScore {
    private static final int DEPTH = 10;

    private final Retriever retriever;
    private final List<Double> milliseconds = new ArrayList<>();
    private double gain;
    private double recall;
    private double reciprocal;

    RetrievalScore(Retriever retriever) {
        this.retriever = retriever;
    }

    /** @param found identifiers, best first */
    void add(List<String> found, Set<String> answers, long nanoseconds) {
        List<String> top = found.subList(0, Math.min(DEPTH, found.size()));
        double dcg = 0;
        double ideal = 0;
        int hits = 0;
        for (int rank = 0; rank < DEPTH; rank++) {
            double worth = Math.log(2) / Math.log(rank + 2.0);
            ideal += rank < answers.size() ? worth : 0;
            if (rank < top.size() && answers.contains(top.get(rank))) {
                dcg += worth;
                reciprocal += hits == 0 ? 1.0 / (rank + 1) : 0;
                hits++;
            }
        }
        gain += dcg / ideal;
        recall += (double) hits / Math.min(DEPTH, answers.size());
        milliseconds.add(nanoseconds / 1e6);
    }

    Retriever retriever() {
        return retriever;
    }

    double ndcg() {
        return gain / milliseconds.size();
    }

    double recall() {
        return recall / milliseconds.size();
    }

    double mrr() {
        return reciprocal / milliseconds.size();
    }

    /** Milliseconds that this share of the questions took at most. */
    double latency(double share) {
        List<Double> sorted = new ArrayList<>(milliseconds);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
    }

    String name() {
        return retriever.name().toLowerCase(Locale.ROOT);
    }
}
