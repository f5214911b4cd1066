package health.vigil.command.eval;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/** How many of how many. */
record Share(long hits, long of) {

    static <T> Share of(Collection<T> all, Predicate<T> counts, Predicate<T> hits) {
        long of = all.stream().filter(counts).count();
        return new Share(all.stream().filter(counts).filter(hits).count(), of);
    }

    /** NaN when there is nothing to measure. */
    double value() {
        return of == 0 ? Double.NaN : (double) hits / of;
    }

    boolean isMeasured() {
        return of > 0;
    }

    @Override
    public String toString() {
        return isMeasured() ? String.format(Locale.ROOT, "%.3f  %d of %d", value(), hits, of) : "-      no such case";
    }
}
