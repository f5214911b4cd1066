package health.vigil.consultation;

import health.vigil.consultation.DueTimers.Due;
import io.smallrye.mutiny.Uni;

/** What is done when timers of some kinds go off; a bean is enough. */
public interface TimerAction {
    boolean isFor(String kind);

    /**
     * Does it once, whoever else tries: the timer is taken off with the commit, or dropped when it no longer stands.
     *
     * @return whether something was done; false also while another turn runs, and then it is due again
     */
    Uni<Boolean> fire(Due due);
}
