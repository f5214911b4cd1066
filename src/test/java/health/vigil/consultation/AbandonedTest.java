package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Language;
import health.vigil.clinical.Patient;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Opening;
import health.vigil.consultation.DueTimers.Due;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever takes a patient over and goes is noticed, once; against the real store. */
@QuarkusTest
@TestProfile(AbandonedTest.Impatient.class)
class AbandonedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    ConsultationService service;

    @Inject
    ConsultationStore store;

    @Inject
    QueueIndex index;

    @Inject
    ClinicianDesk desk;

    private Address patient;

    /** A take-over is given up after seconds. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigil.console.patience", PATIENCE.toSeconds() + "s", "vigil.timers.round", "320ms");
        }
    }

    @BeforeEach
    void aPatientWhoWaits() throws Exception {
        var settings = new Consultation.Settings(Language.EN, "GB", "web", null, null, null);
        Consultation opened = await(service.open(new Opening("abandoned", settings, Patient.unknown(), null)));
        patient = new Address(opened.tenant(), opened.id(), Language.EN, "GB");
        say("I have had a runny nose for two days");
        act(new Act.Take("chan"));
        say("Are you there?");
        while (found().isEmpty() || entry().takenBy() == null || !entry().clinicianIsDue()) {
            Thread.sleep(20);
        }
    }

    @Test
    void inTime_nothingHappens() {
        Instant overdue = Objects.requireNonNull(now().care().overdueAt(PATIENCE));

        boolean fired = await(desk.fire(due(overdue.minusMillis(1))));

        assertThat(fired).isFalse();
        assertThat(now().care().holder()).isNotNull();
    }

    @Test
    void overdue_givesThePatientBackOnceOnTopOfTheQueue() throws Exception {
        Instant overdue = Objects.requireNonNull(now().care().overdueAt(PATIENCE));
        while (now().care().holder() != null || !entry().abandoned()) {
            Thread.sleep(20);
        }

        assertThat(await(desk.fire(due(overdue)))).isFalse();

        List<Turn> all =
                await(store.find(patient.tenant(), patient.id())).orElseThrow().turns();
        assertThat(all).filteredOn(turn -> turn.act() instanceof Act.GiveUp).hasSize(1);
        assertThat(all.getLast().reply().text()).contains("chan could not answer", "999");
        assertThat(entry().clinicianIsDue()).isTrue();
        assertThat(await(index.since(patient.tenant(), ""))
                        .orElseThrow()
                        .entries()
                        .getFirst()
                        .abandoned())
                .isTrue();
    }

    @Test
    void answered_isNotAbandoned() throws Exception {
        Instant overdue = Objects.requireNonNull(now().care().overdueAt(PATIENCE));
        act(new Act.Say("chan", "I am here. Do you have a fever?"));
        while (entry().clinicianIsDue()) {
            Thread.sleep(20);
        }

        boolean fired = await(desk.fire(due(overdue)));
        // when one who began to wait later is given back, the first would have been long before
        Address answered = patient;
        aPatientWhoWaits();
        while (now().care().holder() != null) {
            Thread.sleep(20);
        }
        patient = answered;

        assertThat(fired).isFalse();
        assertThat(now().care().holder()).isNotNull();
    }

    private Due due(Instant at) {
        return new Due(patient.tenant(), patient.id(), Timer.TAKE_OVER, at);
    }

    private ClinicianDesk.Result act(Act act) {
        return await(desk.act(patient.tenant(), patient.id(), UUID.randomUUID().toString(), act));
    }

    private void say(String words) {
        await(service.reply(
                patient, new PatientMessage(UUID.randomUUID().toString(), words, Map.of(), null, List.of())));
    }

    private Consultation now() {
        return await(store.find(patient.tenant(), patient.id())).orElseThrow().consultation();
    }

    private QueueEntry entry() {
        return found().orElseThrow();
    }

    private Optional<QueueEntry> found() {
        return await(index.since(patient.tenant(), "")).orElseThrow().entries().stream()
                .filter(entry -> entry.id().equals(patient.id()))
                .findFirst();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }
}
