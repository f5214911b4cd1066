package health.vigil.channel.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies a client sends, as on the wire; every part may be missing until it is checked. */
final class Requests {
    private static final String UUID = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";
    private static final int MOST_ITEMS = 100;
    private static final int MOST_WORDS = 200;
    private static final int MOST_READINGS = 500;
    private static final int MOST_ATTACHMENTS = 4;

    private Requests() {}

    /** POST /v1/consultations. */
    record Open(
            @Nullable String locale,
            @Nullable String region,
            @Nullable String channel,
            @Nullable @Size(max = 64) String timeZone,
            @Nullable @Size(max = MOST_WORDS) String patientKey,
            @Nullable @Valid PatientBody patient,
            @Nullable @Size(max = MOST_READINGS) List<@NotNull @Valid VitalsBody> vitalsSeries,

            @Nullable @Schema(type = SchemaType.OBJECT, description = "A FHIR R4 Bundle of the patient's record")
            JsonNode fhir,

            @Nullable @Valid Consent consent,
            @Nullable Boolean test) {}

    record Consent(
            @Nullable @Size(max = 64) String version,
            @Nullable Boolean accepted) {}

    record PatientBody(
            @Nullable @Valid Age age,
            @Nullable String sex,
            @Nullable String relationship,
            @Nullable String pregnancy,
            @Nullable @Size(max = MOST_ITEMS) List<@NotNull @Size(max = MOST_WORDS) String> conditions,
            @Nullable @Size(max = MOST_ITEMS) List<@NotNull @Size(max = MOST_WORDS) String> medications,
            @Nullable @Size(max = MOST_ITEMS) List<@NotNull @Size(max = MOST_WORDS) String> allergies) {}

    record Age(
            @NotNull @PositiveOrZero Double value, @Nullable String unit) {}

    /** POST /v1/consultations/{id}/turns. */
    record TurnBody(@NotNull @Valid MessageBody message) {}

    record MessageBody(
            @NotNull @Pattern(regexp = UUID, message = "must be a UUID")
            String id,

            @Nullable String text,
            @Nullable @Valid VitalsBody vitals,
            @Nullable @Size(max = MOST_READINGS) List<@NotNull @Valid VitalsBody> vitalsSeries,
            @Nullable @Size(max = MOST_ITEMS) List<@NotNull @Valid AnswerBody> answers,

            @Nullable @Size(max = MOST_ATTACHMENTS) List<@NotNull @Valid AttachmentBody> attachments) {}

    /** @param id as the upload was answered */
    record AttachmentBody(@NotBlank @Size(max = 64) String id) {}

    /**
     * What comes over a socket.
     *
     * @param type message or ping
     */
    record SocketBody(
            @NotNull @Pattern(regexp = "message|ping", message = "must be message or ping")
            String type,

            @Nullable @Valid MessageBody message) {}

    record VitalsBody(
            @Nullable Double heartRate,
            @Nullable Double systolic,
            @Nullable Double diastolic,
            @Nullable Double spo2,
            @Nullable Double temperature,
            @Nullable Double respiratoryRate,
            @Nullable Double glucoseMmol,
            @Nullable Double ketonesMmol,
            @Nullable Double peakFlowPercent,
            @Nullable String consciousness,
            @Nullable String rhythm,
            @Nullable String measuredAt,
            @Nullable @Size(max = MOST_WORDS) String device) {

        /** A value that was given: the catalogue's code, the name on the wire, and the number. */
        record Value(String code, String field, double number) {}

        List<Value> values() {
            List<Value> given = new ArrayList<>();
            add(given, "hr", "heart_rate", heartRate);
            add(given, "sbp", "systolic", systolic);
            add(given, "dbp", "diastolic", diastolic);
            add(given, "spo2", "spo2", spo2);
            add(given, "temp", "temperature", temperature);
            add(given, "rr", "respiratory_rate", respiratoryRate);
            add(given, "glucose", "glucose_mmol", glucoseMmol);
            add(given, "ketones", "ketones_mmol", ketonesMmol);
            add(given, "pef_pct", "peak_flow_percent", peakFlowPercent);
            return given;
        }

        private static void add(List<Value> given, String code, String field, @Nullable Double number) {
            if (number != null) {
                given.add(new Value(code, field, number));
            }
        }
    }

    record AnswerBody(
            @Nullable String finding,
            @Nullable String presence,
            @Nullable Double value,
            @Nullable String unit,
            @Nullable String question,
            @Nullable String choice) {}

    /** POST /v1/consultations/{id}/acknowledgement. */
    record AcknowledgementBody(@NotBlank @Size(max = 64) String action) {}

    /**
     * POST /v1/consultations/{id}/outcome.
     *
     * @param better a word, or whether
     */
    record OutcomeBody(
            @Nullable Boolean visited,
            @Nullable String found,
            @Nullable Object better) {}

    /** POST /v1/triage. */
    record TriageBody(
            @Nullable String locale,
            @Nullable String region,
            @Nullable @Valid PatientBody patient,
            @Nullable String text,
            @Nullable @Size(max = 500) List<@NotNull @Valid StatedFinding> findings,
            @Nullable @Valid VitalsBody vitals) {}

    record StatedFinding(@NotNull String code, @Nullable String presence) {}
}
