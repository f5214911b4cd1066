package health.vigil.clinical;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one patient, as the rules see it: the input of the pure core.
 *
 * @param findings presence by code; a missing code is unknown
 * @param numbers value by numeric code; a missing code is unknown
 * @param notMeasured numeric codes that were asked and have no value: closed for gates, unknown for rules
 */
public record Facts(Map<String, Presence> findings, Map<String, Double> numbers, Set<String> notMeasured, Sex sex) {

    public Facts {
        findings = Map.copyOf(findings);
        numbers = Map.copyOf(numbers);
        notMeasured = Set.copyOf(notMeasured);
    }

    public static Facts none() {
        return new Facts(Map.of(), Map.of(), Set.of(), Sex.UNKNOWN);
    }

    public Presence presence(String code) {
        return findings.getOrDefault(code, Presence.UNKNOWN);
    }

    public boolean isPresent(String code) {
        return presence(code) == Presence.PRESENT;
    }

    public @Nullable Double number(String code) {
        return numbers.get(code);
    }

    /** Whether anything was answered about this identifier: a presence, a number, a "not measured", or the sex. */
    public boolean isAnswered(String code) {
        return code.equals("sex")
                ? sex != Sex.UNKNOWN
                : presence(code) != Presence.UNKNOWN || numbers.containsKey(code) || notMeasured.contains(code);
    }
}
