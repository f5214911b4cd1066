package health.vigil.catalog;

import java.util.List;

/** Facts that follow from others: {@code implied} become present, {@code closed} become absent where unknown. */
public record Derivation(Condition when, List<String> implied, List<String> closed) {}
