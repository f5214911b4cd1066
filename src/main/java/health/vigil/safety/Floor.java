package health.vigil.safety;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        List<RedFlag> flags =
                new ArrayList<>(now.flags().stream().map(this::settled).toList());
        for (RedFlag earlier : held) {
            boolean judgedAgain =
                    !ratchets(earlier) && earlier.assumed().stream().anyMatch(id -> isKnown(id, derived));
            if (!judgedAgain && flags.stream().noneMatch(flag -> replaces(flag, earlier))) {
                flags.add(earlier);
            }
        }
        return resting(flags);
    }

    /**
     * Without the flags that rest on a vital sign that was read back and corrected; the one case in which a fired level
     * may fall.
     *
     * @param mistaken screening of the facts with the wrong value
     * @param corrected screening of the same facts with the right one
     */
    public Floor withdraw(Screening mistaken, Screening corrected) {
        Facts wrong = mistaken.derived();
        Facts right = corrected.derived();
        Predicate<String> changed =
                id -> wrong.presence(id) != right.presence(id) || !Objects.equals(wrong.number(id), right.number(id));
        Predicate<RedFlag> restsOnIt = flag -> flag.findings().stream().anyMatch(changed)
                && corrected.flags().stream().noneMatch(other -> isSameTier(other, flag));
        return resting(held.stream().filter(restsOnIt.negate()).toList());
    }

    /** The flag with the fewest findings it was ever held by, so that a later addition cannot take it along. */
    private RedFlag settled(RedFlag flag) {
        return held.stream()
                .filter(earlier -> covers(flag, earlier)
                        && ratchets(earlier)
                        && flag.findings().containsAll(earlier.findings()))
                .findFirst()
                .map(earlier -> new RedFlag(
                        flag.rule(), flag.tier(), flag.level(), flag.basis(), flag.assumed(), earlier.findings()))
                .orElse(flag);
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

    private static boolean replaces(RedFlag flag, RedFlag earlier) {
        return covers(flag, earlier)
                && (!ratchets(earlier) || earlier.findings().containsAll(flag.findings()));
    }

    /** Whether it says no less than the earlier one did. */
    private static boolean covers(RedFlag flag, RedFlag earlier) {
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
