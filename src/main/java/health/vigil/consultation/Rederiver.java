package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import java.util.Optional;

/** Derives the assessment of a stored turn again, by the same pure core and from the record alone (I6). */
public final class Rederiver {
    private final Judge judge;

    /** @param knowledge the one the turn was judged by, or another to compare with */
    public Rederiver(Knowledge knowledge) {
        this.judge = new Judge(knowledge);
    }

    /** Empty for a turn of a version that did not record what it was judged on. */
    public Optional<Assessment> derive(Turn turn, String region) {
        Basis basis = turn.basis();
        return basis == null
                ? Optional.empty()
                : Optional.of(judge.judge(basis.heard(turn.assessment()), basis.raises(), region)
                        .assessment());
    }
}
