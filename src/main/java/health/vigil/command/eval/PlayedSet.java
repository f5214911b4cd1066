package health.vigil.command.eval;

import java.util.List;

/**
 * A played file with what came out.
 *
 * @param missed thresholds it falls short of, one line each
 */
record PlayedSet(String name, List<Played> played, Scores scores, List<String> missed) {
    PlayedSet {
        played = List.copyOf(played);
        missed = List.copyOf(missed);
    }

    static PlayedSet of(String name, List<Played> played, Thresholds thresholds) {
        Scores scores = Scores.of(played);
        return new PlayedSet(name, played, scores, thresholds.missed(scores));
    }

    boolean isBounded() {
        return scores.within().isMeasured();
    }

    /** The cases a reader wants to look at. */
    List<Played> failing() {
        return played.stream()
                .filter(one -> switch (one.result()) {
                    case UNDER, OVER, ERROR -> true;
                    case WITHIN, OPEN -> false;
                })
                .toList();
    }
}
