package health.vigil.safety;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the rules hold the level at, over the turns of a consultation.
 *
 * @param level the floor: the most urgent of what is held
 * @param ratcheted the part of it that never falls: everything fired, and what was assumed at the ambulance level
 * @param held the flags it rests on, most urgent first
 */
public record Floor(TriageLevel level, TriageLevel ratcheted, List<RedFlag> held) {

    public Floor {
        held = List.copyOf(held);
    }

    /** Before anything is known. */
    public static Floor none() {
        return new Floor(TriageLevel.SELF_CARE, TriageLevel.SELF_CARE, List.of());
    }

    /**
     * The floor after one more turn (I2).
     *
     * @param now the present screening
     * @param derived its derived facts
     */
    public Floor next(Screening now, Facts derived) {
        List<RedFlag> flags = new ArrayList<>();
        now.flags().stream().map(flag -> firmer(flag, derived)).forEach(flags::add);
        for (RedFlag earlier : held) {
            boolean judgedAgain =
                    !ratchets(earlier) && earlier.assumed().stream().anyMatch(id -> isKnown(id, derived));
            if (!judgedAgain && now.flags().stream().noneMatch(flag -> replaces(flag, earlier))) {
                flags.add(earlier);
            }
        }
        return resting(flags);
    }

    /**
     * Without the flags that rest only on a vital sign that was read back and corrected; the one case in which a fired
     * level may fall.
     *
     * @param mistaken screening of the facts with the wrong value
     * @param corrected screening of the same facts with the right one
     */
    public Floor withdraw(Screening mistaken, Screening corrected) {
        Predicate<RedFlag> restsOnIt = flag -> mistaken.flags().contains(flag)
                && corrected.flags().stream().noneMatch(other -> isSameTier(other, flag));
        return resting(held.stream().filter(restsOnIt.negate()).toList());
    }

    private static Floor resting(List<RedFlag> flags) {
        TriageLevel level = TriageLevel.SELF_CARE;
        TriageLevel ratcheted = TriageLevel.SELF_CARE;
        for (RedFlag flag : flags) {
            level = level.orMoreUrgent(flag.level());
            ratcheted = ratchets(flag) ? ratcheted.orMoreUrgent(flag.level()) : ratcheted;
        }
        List<RedFlag> sorted = new ArrayList<>(flags);
        sorted.sort((a, b) -> b.level().compareTo(a.level()));
        return new Floor(level, ratcheted, sorted);
    }

    /** The flag as it was held before, where it then rested on findings alone and now also on a number that may err. */
    private RedFlag firmer(RedFlag flag, Facts derived) {
        return held.stream()
                .filter(earlier -> replaces(flag, earlier)
                        && earlier.basis() == flag.basis()
                        && earlier.findings().stream().noneMatch(derived.numbers()::containsKey)
                        && flag.findings().stream().anyMatch(derived.numbers()::containsKey))
                .findFirst()
                .orElse(flag);
    }

    private static boolean replaces(RedFlag flag, RedFlag earlier) {
        return isSameTier(flag, earlier)
                && (flag.isFired() || !earlier.isFired())
                && flag.level().isAtLeast(earlier.level());
    }

    private static boolean isSameTier(RedFlag a, RedFlag b) {
        return a.rule().equals(b.rule()) && a.tier() == b.tier();
    }

    private static boolean ratchets(RedFlag flag) {
        return flag.isFired() || flag.level() == TriageLevel.EMERGENCY_AMBULANCE;
    }

    private static boolean isKnown(String id, Facts facts) {
        return facts.presence(id) != Presence.UNKNOWN
                || facts.numbers().containsKey(id)
                || id.equals("sex") && facts.sex() != Sex.UNKNOWN;
    }
}
