package health.vigil.access;

import health.vigil.consultation.RateLimits;
import health.vigil.consultation.RateLimits.Rate;
import health.vigil.platform.CannotStart;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How much a tenant, a consultation and an address may ask. An open service on this machine has no limits unless they are set.
 * Whatever keeps the count from being taken lets the request through: a limit must not cost a patient an answer.
 */
@Singleton
public class Limits {
    /** What counting may take, before a turn begins (I3). */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static final Uni<Duration> AT_ONCE = Uni.createFrom().item(Duration.ZERO);

    private final RateLimits counts;
    private final ApiKeys keys;
    private final Map<Limit, Rate> rates = new EnumMap<>(Limit.class);

    Limits(
            RateLimits counts,
            ApiKeys keys,
            BindCheck bind,
            @ConfigProperty(name = "vigil.limits.tenant") Optional<String> tenant,
            @ConfigProperty(name = "vigil.limits.consultation") Optional<String> consultation,
            @ConfigProperty(name = "vigil.limits.address") Optional<String> address) {
        this.counts = counts;
        this.keys = keys;
        boolean demo = keys.isOpen() && bind.isLoopback();
        Map.of(Limit.TENANT, tenant, Limit.CONSULTATION, consultation, Limit.ADDRESS, address)
                .forEach((limit, set) ->
                        rates.put(limit, set.map(text -> read(limit, text)).orElse(demo ? Limit.NONE : limit.usual())));
    }

    private static Rate read(Limit limit, String text) {
        return Limit.read(text)
                .orElseThrow(
                        () -> CannotStart.because("VIGIL_LIMITS_" + limit.word().toUpperCase(Locale.ROOT)
                                + " must be a number a minute and a number at once, as in 600:200, or off."));
    }

    /**
     * Counts one request.
     *
     * @param tenant null when nobody says whose it is
     * @param consultation null when it is about none
     * @param address of the client
     * @return zero when it may go on; else how long it would have to wait
     */
    public Uni<Duration> take(@Nullable String tenant, @Nullable String consultation, String address) {
        Map<Limit, Rate> own = tenant == null ? Map.of() : keys.tenant(tenant).limits();
        List<Uni<Duration>> waits = new ArrayList<>();
        add(waits, own, Limit.ADDRESS, (tenant == null ? "" : tenant) + ":" + address);
        if (tenant != null) {
            add(waits, own, Limit.TENANT, tenant);
            if (consultation != null) {
                add(waits, own, Limit.CONSULTATION, tenant + ":" + consultation);
            }
        }
        if (waits.isEmpty()) {
            return AT_ONCE;
        }
        return Uni.join()
                .all(waits)
                .andFailFast()
                .map(all -> all.stream().max(Duration::compareTo).orElse(Duration.ZERO))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Duration.ZERO)
                .onFailure()
                .recoverWithItem(Duration.ZERO);
    }

    private void add(List<Uni<Duration>> waits, Map<Limit, Rate> own, Limit limit, String of) {
        Rate set = own.get(limit);
        Rate rate = set == null ? rates.getOrDefault(limit, limit.usual()) : set;
        if (rate.aMinute() > 0) {
            waits.add(counts.take(limit.word() + ":" + of, rate));
        }
    }
}
