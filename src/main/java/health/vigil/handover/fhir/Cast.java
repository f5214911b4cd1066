package health.vigil.handover.fhir;

import health.vigil.consultation.Consultation;
import health.vigil.consultation.Turn;
import health.vigil.handover.Story;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who and what every resource speaks of.
 *
 * @param patient under a pseudonym: the digest of the integrator's key, else the consultation
 * @param vigil this service, as the author
 */
record Cast(Reference patient, Reference encounter, Reference vigil) {

    static Cast in(DocumentBundle document) {
        Story story = document.story();
        Reference patient = document.add(patient(story));
        Reference vigil = document.add(vigil(story));
        Reference encounter = document.add(encounter(document, patient));
        return new Cast(patient, encounter, vigil);
    }

    private static Patient patient(Story story) {
        Patient patient = new Patient();
        String key = story.consultation().settings().patientKey();
        patient.addIdentifier()
                .setSystem(DocumentBundle.OURS + (key == null ? "consultation" : "patient-key"))
                .setValue(key == null ? story.consultation().id() : key);
        patient.setGender(
                switch (story.patient().sex()) {
                    case FEMALE -> AdministrativeGender.FEMALE;
                    case MALE -> AdministrativeGender.MALE;
                    case OTHER -> AdministrativeGender.OTHER;
                    case UNKNOWN -> AdministrativeGender.UNKNOWN;
                });
        return patient;
    }

    private static Device vigil(Story story) {
        Device device = new Device();
        device.setStatus(Device.FHIRDeviceStatus.ACTIVE);
        device.addDeviceName().setName("Vigil").setType(Device.DeviceNameType.MODELNAME);
        device.addVersion().setValue(story.assessment().knowledgeVersion());
        return device;
    }

    private static Encounter encounter(DocumentBundle document, Reference patient) {
        Consultation consultation = document.consultation();
        Encounter encounter = new Encounter();
        boolean over = consultation.closed() || consultation.assessment().isComplete();
        encounter.setStatus(over ? Encounter.EncounterStatus.FINISHED : Encounter.EncounterStatus.INPROGRESS);
        encounter.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "VR", "virtual"));
        encounter
                .addIdentifier()
                .setSystem(DocumentBundle.OURS + "consultation")
                .setValue(consultation.id());
        encounter.setSubject(patient);
        List<Turn> turns = document.story().turns();
        Instant last = turns.isEmpty()
                ? consultation.createdAt()
                : turns.get(turns.size() - 1).receivedAt();
        Period period = new Period().setStart(DocumentBundle.date(consultation.createdAt()));
        encounter.setPeriod(over ? period.setEnd(DocumentBundle.date(last)) : period);
        String complaint = consultation.assessment().presentingComplaint();
        if (!complaint.isEmpty()) {
            encounter.addReasonCode(
                    DocumentBundle.ours("complaint", complaint, document.words().complaint(complaint)));
        }
        return encounter;
    }
}
