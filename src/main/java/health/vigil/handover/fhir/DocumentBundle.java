package health.vigil.handover.fhir;

import health.vigil.clinical.Language;
import health.vigil.consultation.Consultation;
import health.vigil.handover.Story;
import health.vigil.handover.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A document while it is put together. The identifiers follow from the consultation, so that the same record gives the
 * same document.
 */
final class DocumentBundle {
    /** Our own code systems and identifiers; a name, not an address. */
    static final String OURS = "urn:vigil:";

    static final String SNOMED = "http://snomed.info/sct";
    static final String LOINC = "http://loinc.org";
    static final String UCUM = "http://unitsofmeasure.org";

    private final Story story;
    private final Bundle bundle = new Bundle();
    private final List<Reference> evidence = new ArrayList<>();
    private int count;

    DocumentBundle(Story story) {
        this.story = story;
        bundle.setType(Bundle.BundleType.DOCUMENT);
        bundle.getIdentifier()
                .setSystem(OURS + "handover")
                .setValue(consultation().id() + "-" + consultation().turns());
        bundle.setTimestampElement(new InstantType(Date.from(story.now())));
    }

    Story story() {
        return story;
    }

    Wording words() {
        return story.words();
    }

    Consultation consultation() {
        return story.consultation();
    }

    Bundle bundle() {
        return bundle;
    }

    /** Adds the resource; what comes back refers to it. */
    Reference add(Resource resource) {
        String name = consultation().id() + "/" + resource.fhirType() + "/" + count++;
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        resource.setId(id.toString());
        bundle.addEntry().setFullUrl("urn:uuid:" + id).setResource(resource);
        return new Reference("urn:uuid:" + id);
    }

    /** The observations a judgement may rest on. */
    List<Reference> evidence() {
        return evidence;
    }

    static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }

    static CodeableConcept ours(String system, String code, String text) {
        CodeableConcept concept = text(text);
        concept.addCoding().setSystem(OURS + system).setCode(code);
        return concept;
    }

    static CodeableConcept coded(String system, String code, String display) {
        CodeableConcept concept = text(display);
        concept.addCoding().setSystem(system).setCode(code).setDisplay(display);
        return concept;
    }

    /** R4 knows Chinese by region, not by script. */
    static String language(Language language) {
        return switch (language) {
            case ZH_HANS -> "zh-CN";
            case ZH_HANT -> "zh-HK";
            case EN -> "en";
        };
    }

    static Date date(Instant at) {
        return Date.from(at);
    }
}
