package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Language;
import health.vigil.clinical.Patient;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Opening;
import health.vigil.consultation.DueTimers.Due;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A check-in that is due while a clinician has the patient waits until they have left; against the real store. */
@QuarkusTest
class CheckInHeldTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    ConsultationService service;

    @Inject
    ConsultationStore store;

    @Inject
    FollowUpService followUps;

    @Inject
    ClinicianDesk desk;

    @Inject
    Redis redis;

    @SuppressWarnings("NullAway.Init")
    private Address patient;

    @Test
    void heldByAClinician_isPostponedAndAskedWhenTheyHaveLeft() {
        var settings = new Consultation.Settings(Language.EN, "GB", "web", null, null, null);
        Consultation opened = await(service.open(new Opening("default", settings, Patient.unknown(), null)));
        patient = new Address(opened.tenant(), opened.id(), Language.EN, "GB");
        await(service.reply(
                patient,
                new PatientMessage(
                        UUID.randomUUID().toString(), "I have had a cough for two days", Map.of(), null, List.of())));
        act(new Act.Take("chan"));
        Instant set = set();
        int turns = snapshot().turns().size();

        boolean fired = await(followUps.fire(new Due("default", patient.id(), Timer.CHECK_IN, set)));

        assertThat(fired).isFalse();
        assertThat(snapshot().turns()).hasSize(turns);
        assertThat(stored()).isBefore(set).isAfter(set.minus(Duration.ofDays(3)));

        act(new Act.Release("chan"));
        Instant postponed = set().plus(Duration.ofHours(1));
        assertThat(await(followUps.fire(new Due("default", patient.id(), Timer.CHECK_IN, postponed))))
                .isTrue();
        assertThat(snapshot().turns().getLast().reply().text()).contains("We want to know how you are now");
        assertThat(await(followUps.fire(new Due("default", patient.id(), Timer.CHECK_IN, postponed))))
                .as("once")
                .isFalse();
    }

    /** When the store has it go off: an hour from now, where the record says days. */
    private Instant stored() {
        for (var key : await(redis.send(Request.cmd(Command.KEYS).arg("{p*}:timers")))) {
            var flat = await(redis.send(Request.cmd(Command.ZRANGE)
                    .arg(key.toString())
                    .arg(0)
                    .arg(-1)
                    .arg("WITHSCORES")));
            for (var entry : flat) {
                String member = entry.get(0).toString();
                if (member.contains(patient.id()) && member.contains(Timer.CHECK_IN)) {
                    return Instant.ofEpochMilli(entry.get(1).toLong());
                }
            }
        }
        throw new AssertionError("no timer is left");
    }

    private Instant set() {
        return Objects.requireNonNull(snapshot().consultation().followUp().due().get(Timer.CHECK_IN));
    }

    private ConsultationStore.Snapshot snapshot() {
        return await(store.find(patient.tenant(), patient.id())).orElseThrow();
    }

    private void act(Act act) {
        assertThat(await(desk.act("default", patient.id(), UUID.randomUUID().toString(), act)))
                .isInstanceOf(ClinicianDesk.Result.Done.class);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }
}
