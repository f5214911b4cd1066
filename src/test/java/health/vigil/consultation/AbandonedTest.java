package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Language;
import health.vigil.clinical.Patient;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Opening;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever takes a patient over and goes is noticed, once; against the real store. */
@QuarkusTest
class AbandonedTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    ConsultationService service;

    @Inject
    ConsultationStore store;

    @Inject
    QueueIndex index;

    @Inject
    TurnTaker turns;

    @Inject
    OverrideCount overrides;

    private Address patient;

    @BeforeEach
    void aPatientWhoWaits() throws Exception {
        var settings = new Consultation.Settings(Language.EN, "GB", "web", null, null, null);
        Consultation opened = await(service.open(new Opening("abandoned", settings, Patient.unknown(), null)));
        patient = new Address(opened.tenant(), opened.id(), Language.EN, "GB");
        say("I have had a runny nose for two days");
        act(desk(Duration.ZERO), new Act.Take("chan"));
        say("Are you there?");
        while (found().isEmpty() || entry().takenBy() == null || !entry().clinicianIsDue()) {
            Thread.sleep(20);
        }
    }

    @Test
    void inTime_nothingHappens() {
        notice(PATIENCE.minusMinutes(1));

        assertThat(now().care().holder()).isNotNull();
    }

    @Test
    void overdue_givesThePatientBackOnceOnTopOfTheQueue() throws Exception {
        notice(PATIENCE.plusMinutes(1));
        notice(PATIENCE.plusMinutes(1));
        while (now().care().holder() != null || !entry().abandoned()) {
            Thread.sleep(20);
        }
        notice(PATIENCE.plusMinutes(2));

        List<Turn> all =
                await(store.find(patient.tenant(), patient.id())).orElseThrow().turns();
        assertThat(all).filteredOn(turn -> turn.act() instanceof Act.GiveUp).hasSize(1);
        assertThat(all.getLast().reply().text()).contains("chan could not answer", "999");
        assertThat(entry().clinicianIsDue()).isTrue();
        assertThat(await(index.since(patient.tenant(), "", 10))
                        .orElseThrow()
                        .entries()
                        .getFirst()
                        .abandoned())
                .isTrue();
    }

    @Test
    void answered_isNotAbandoned() throws Exception {
        act(desk(Duration.ZERO), new Act.Say("chan", "I am here. Do you have a fever?"));
        while (entry().clinicianIsDue()) {
            Thread.sleep(20);
        }

        notice(PATIENCE.plusMinutes(1));
        ClinicianDesk.Result late = act(desk(PATIENCE.plusMinutes(1)), new Act.GiveUp("timer"));

        assertThat(late).isEqualTo(new ClinicianDesk.Result.Unchanged());
        assertThat(now().care().holder()).isNotNull();
    }

    /** The queue is read when so much time has passed. */
    private void notice(Duration later) {
        await(new QueueReader(index, desk(later), clock(later), PATIENCE).read(patient.tenant(), ""));
    }

    private ClinicianDesk desk(Duration later) {
        return new ClinicianDesk(store, turns, overrides, clock(later), PATIENCE);
    }

    private static Clock clock(Duration later) {
        return Clock.offset(Clock.systemUTC(), later);
    }

    private ClinicianDesk.Result act(ClinicianDesk desk, Act act) {
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
        return await(index.since(patient.tenant(), "", QueueReader.MOST)).orElseThrow().entries().stream()
                .filter(entry -> entry.id().equals(patient.id()))
                .findFirst();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }
}
