package health.vigil.handover.fhir;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.ModelUse;
import health.vigil.consultation.Turn;
import health.vigil.handover.Conversing;
import health.vigil.handover.Handover;
import health.vigil.handover.HandoverWriter;
import health.vigil.handover.Story;
import health.vigil.handover.page.PageWriter;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes a consultation as a FHIR R4 document: a Composition with the sections of the hand-over, and the resources it
 * rests on. Takes milliseconds, the first one a second: never call it on an event loop.
 */
@Singleton
public final class BundleWriter {
    private static final String EPISODE_NOTE = "34133-9";
    private static final String AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private final Knowledge knowledge;
    private final HandoverWriter writer;
    private final Observations observations;
    private final Judgements judgements;
    private final Conversation conversation;

    public BundleWriter(Knowledge knowledge, HandoverWriter writer) {
        this.knowledge = knowledge;
        this.writer = writer;
        this.observations = new Observations(knowledge);
        this.judgements = new Judgements(knowledge);
        this.conversation = new Conversation(new Conversing(knowledge));
    }

    /** The bundle as JSON. */
    public String write(Snapshot record, Language language, Instant now) {
        return FhirJson.parser().encodeResourceToString(bundle(record, language, now));
    }

    private Bundle bundle(Snapshot record, Language language, Instant now) {
        Story story = Story.of(knowledge, record, language, now);
        Handover handover = writer.write(record, language, now);
        DocumentBundle document = new DocumentBundle(story);
        Composition composition = new Composition();
        Reference self = document.add(composition);
        Cast cast = Cast.in(document);
        observations.add(document, cast);
        judgements.add(document, cast);
        conversation.add(document, cast);
        document.add(provenance(document, cast, self));
        describe(composition, handover, document, cast);
        return document.bundle();
    }

    private static void describe(Composition composition, Handover handover, DocumentBundle document, Cast cast) {
        composition.setStatus(
                document.story().assessment().isComplete()
                        ? Composition.CompositionStatus.FINAL
                        : Composition.CompositionStatus.PRELIMINARY);
        composition.setType(DocumentBundle.coded(DocumentBundle.LOINC, EPISODE_NOTE, "Summary of episode note"));
        composition.setLanguage(DocumentBundle.language(handover.language()));
        composition.setSubject(cast.patient());
        composition.setEncounter(cast.encounter());
        composition.setDate(DocumentBundle.date(document.story().now()));
        composition.addAuthor(cast.vigil());
        composition.setTitle(handover.title());
        DocumentLabel.ai(composition.getMeta());
        composition.setText(narrative("<p>" + PageWriter.escaped(handover.notice()) + "</p>"));
        for (Handover.Section section : handover.sections()) {
            composition
                    .addSection()
                    .setTitle(section.heading())
                    .setText(narrative(PageWriter.blocks(section.blocks())));
        }
        List<Bundle.BundleEntryComponent> entries = document.bundle().getEntry();
        Composition.SectionComponent last =
                composition.getSection().get(composition.getSection().size() - 1);
        entries.stream()
                .skip(1)
                .filter(entry -> !entry.getResource().fhirType().equals("Patient"))
                .forEach(entry -> last.addEntry(new Reference(entry.getFullUrl())));
    }

    private static Narrative narrative(String xhtml) {
        Narrative narrative = new Narrative();
        narrative.setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + xhtml + "</div>");
        return narrative;
    }

    /** That no person wrote this: rules did, and where one had a part, which model under which prompt. */
    private static Provenance provenance(DocumentBundle document, Cast cast, Reference target) {
        Provenance provenance = new Provenance();
        provenance.addTarget(target);
        provenance.setRecorded(DocumentBundle.date(document.story().now()));
        DocumentLabel.ai(provenance.getMeta());
        provenance.addAgent(agent("author", cast.vigil()));
        document.story().turns().stream()
                .map(Turn::model)
                .filter(use -> use != null)
                .map(ModelUse::writer)
                .distinct()
                .forEach(model -> provenance.addAgent(agent("assembler", new Reference().setDisplay(model))));
        return provenance;
    }

    private static Provenance.ProvenanceAgentComponent agent(String type, Reference who) {
        Provenance.ProvenanceAgentComponent agent = new Provenance.ProvenanceAgentComponent();
        agent.getType().addCoding().setSystem(AGENT).setCode(type);
        return agent.setWho(who);
    }
}
