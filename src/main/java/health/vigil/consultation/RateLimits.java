package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Port: counts what is asked of the service over all its instances. */
public interface RateLimits {

    /**
     * Counts one request, if the rate still allows it. Fails with {@link ConsultationStore.StoreUnavailable}.
     *
     * @param bucket what is counted together
     * @return zero when it is allowed; else how long it would have to wait
     */
    Uni<Duration> take(String bucket, Rate rate);

    /**
     * @param aMinute in the long run; zero for no limit
     * @param atOnce after a pause
     */
    record Rate(int aMinute, int atOnce) {}
}
