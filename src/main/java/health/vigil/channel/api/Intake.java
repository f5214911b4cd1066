package health.vigil.channel.api;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reading;
import health.vigil.clinical.Sex;
import health.vigil.consultation.ReadingChooser;
import health.vigil.handover.fhir.BadBundle;
import health.vigil.handover.fhir.BundleReader;
import health.vigil.handover.fhir.BundleReader.Imported;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a patient at the opening: the profile, a device's series, a FHIR record. What is said directly wins. */
@Singleton
final class Intake {
    private final ProfileBodyReader profiles;
    private final ReadingsReader series;
    private final BundleReader bundles;
    private final ReadingChooser chooser;
    private final Clock clock;

    Intake(ProfileBodyReader profiles, ReadingsReader series, BundleReader bundles, Knowledge knowledge, Clock clock) {
        this.profiles = profiles;
        this.series = series;
        this.bundles = bundles;
        this.chooser = new ReadingChooser(knowledge);
        this.clock = clock;
    }

    record Known(Patient patient, ReadingChooser.Chosen readings) {}

    /** Fails with a 422 that names what is wrong; a FHIR record is read on a worker thread. */
    Uni<Known> read(Requests.Open request) {
        List<Problem.Violation> violations = new ArrayList<>();
        Patient said = profiles.patient(request.patient());
        List<Reading> measured = series.read(request.vitalsSeries(), "vitals_series", violations);
        if (!violations.isEmpty()) {
            throw new Rejection(Problem.invalid(violations));
        }
        Patient patient = series.isIrregular(request.vitalsSeries())
                ? merged(said, List.of(ReadingsReader.IRREGULAR), null)
                : said;
        JsonNode record = request.fhir();
        if (record == null || record.isNull()) {
            return Uni.createFrom().item(new Known(patient, chooser.choose(measured, clock.instant())));
        }
        return Uni.createFrom()
                .item(() -> imported(record))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> {
                    List<Reading> readings = new ArrayList<>(measured);
                    readings.addAll(found.readings());
                    return new Known(
                            merged(patient, List.of(), found.patient()), chooser.choose(readings, clock.instant()));
                });
    }

    private Imported imported(JsonNode record) {
        try {
            return bundles.read(record.toString(), LocalDate.now(clock));
        } catch (BadBundle bad) {
            throw new Rejection(Problem.invalid(bad.faults().stream()
                    .map(fault -> new Problem.Violation(
                            fault.path().isEmpty() ? "fhir" : "fhir." + fault.path(), fault.reason()))
                    .toList()));
        }
    }

    private static Patient merged(Patient said, List<String> more, @Nullable Patient found) {
        Patient other = found == null ? Patient.unknown() : found;
        List<String> conditions = joined(said.conditions(), other.conditions());
        return new Patient(
                said.ageYears() == null ? other.ageYears() : said.ageYears(),
                said.sex() == Sex.UNKNOWN ? other.sex() : said.sex(),
                said.relationship(),
                said.pregnancy() == Presence.UNKNOWN ? other.pregnancy() : said.pregnancy(),
                joined(conditions, more),
                joined(said.medications(), other.medications()),
                joined(said.allergies(), other.allergies()));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        other.stream().filter(each -> !both.contains(each)).forEach(both::add);
        return both;
    }
}
