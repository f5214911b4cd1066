package health.vigil.catalog;

import health.vigil.clinical.Sex;
import java.util.List;

/** A rule's condition: CEL, parsed and type-checked at load, as a small closed tree with Kleene logic. */
public sealed interface Condition {

    /** A finding is present. */
    record Present(String finding) implements Condition {}

    /** A number compares to a constant. Unknown when the number is. */
    record Compare(String number, Comparison comparison, double constant) implements Condition {}

    record SexIs(Sex sex) implements Condition {}

    record Not(Condition inner) implements Condition {}

    record And(List<Condition> parts) implements Condition {}

    record Or(List<Condition> parts) implements Condition {}

    /** {@code maybe(x)}: an unknown counts as true. */
    record Maybe(Condition inner) implements Condition {}

    /** {@code unless(x)}: true where x is false or not yet known. */
    record Unless(Condition inner) implements Condition {}

    /** At least this many of the parts. */
    record AtLeast(int count, List<Condition> parts) implements Condition {}

    /** {@code true} or {@code false}. */
    record Constant(boolean value) implements Condition {}

    /** Numeric comparison. */
    enum Comparison {
        LESS,
        AT_MOST,
        EQUAL,
        AT_LEAST,
        MORE
    }
}
