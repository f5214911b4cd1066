package health.vigil.followup;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** Timers of seconds instead of minutes and days, and a clock of the service that can jump. */
public class TimersProfile implements QuarkusTestProfile {
    static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(2);
    static final Duration CHECK_IN = Duration.ofSeconds(3);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "vigil.timers.acknowledgement",
                ACKNOWLEDGEMENT.toSeconds() + "s",
                "vigil.timers.check-in-soon",
                "1h",
                "vigil.timers.check-in-later",
                CHECK_IN.toSeconds() + "s",
                "vigil.timers.round",
                "320ms");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(JumpingClock.class);
    }

    /** The pod's clock, which may be wrong by any amount. */
    @Alternative
    @Priority(1)
    @Singleton
    public static class JumpingClock extends Clock {
        private volatile Duration wrongBy = Duration.ZERO;

        void jump(Duration by) {
            wrongBy = wrongBy.plus(by);
        }

        void repair() {
            wrongBy = Duration.ZERO;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(wrongBy);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
