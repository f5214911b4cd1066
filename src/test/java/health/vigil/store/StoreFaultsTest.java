package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.PatientMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/** A real Redis that freezes, dies and comes back. */
@QuarkusTest
class StoreFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    ConsultationStore store;

    @Inject
    @Readiness
    StoreHealth health;

    @Test
    void frozen_isUnavailableAtTheDeadlineAndUsableAfterwards() throws Exception {
        Consultation consultation = await(store.create(Samples.consultation(), null));
        await(store.claim("default", consultation.id(), Samples.message("one")).chain(this::release));
        RedisServer.freeze();
        try {
            long start = System.nanoTime();

            assertThatThrownBy(() -> await(store.claim("default", consultation.id(), Samples.message("lost"))))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage("no answer within 800 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis()).isCloseTo(800, within(250L));
        } finally {
            RedisServer.thaw();
        }

        // the claim that Redis found when it woke had nobody waiting for it
        assertThat(claimOnceBack(consultation, Samples.message("next"))).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void killedAndRestarted_keepsWhatWasAnswered() throws Exception {
        Consultation consultation = await(store.create(Samples.consultation(), null));
        PatientMessage message = Samples.message("one");
        Claim.Granted granted = (Claim.Granted) await(store.claim("default", consultation.id(), message));
        await(store.commit(granted, Samples.consultation(consultation.id(), 1), Samples.turn(1, message), List.of()));
        RedisServer.kill();
        try {
            assertThatThrownBy(() -> await(store.find("default", consultation.id())))
                    .isInstanceOf(StoreUnavailable.class);
        } finally {
            RedisServer.awaitRestart();
        }

        assertThat(claimOnceBack(consultation, message)).isEqualTo(new Claim.Answered(Samples.turn(1, message)));
    }

    @Test
    void lostStore_isDegradedButReady() throws Exception {
        assertThat(await(health.call()).getData().orElseThrow()).containsEntry("state", "answers");
        RedisServer.freeze();
        try {
            HealthCheckResponse lost = await(health.call());

            assertThat(lost.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            assertThat(lost.getData().orElseThrow()).containsEntry("state", "degraded");
        } finally {
            RedisServer.thaw();
        }
    }

    private Uni<Void> release(Claim claim) {
        return store.release((Claim.Granted) claim);
    }

    private Claim claimOnceBack(Consultation consultation, PatientMessage message) {
        return await(store.claim("default", consultation.id(), message)
                .onFailure(StoreUnavailable.class)
                .retry()
                .withBackOff(Duration.ofMillis(20))
                .expireIn(PATIENCE.toMillis()));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
