package health.vigil.handover.fhir;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Localized;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import health.vigil.handover.Wording;
import java.time.Instant;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.ServiceRequest;

/** What was judged and asked for: the level as a risk assessment, the service as a proposal, each red flag as a flag. */
final class Judgements {
    private final Knowledge knowledge;

    Judgements(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    void add(DocumentBundle document, Cast cast) {
        Assessment assessment = document.story().assessment();
        Instant at = document.story().timeOf(document.consultation().turns());
        document.add(risk(document, cast, assessment, at));
        document.add(request(document, cast, assessment, at));
        assessment.redFlags().forEach(flag -> document.add(flag(flag, document, cast, at)));
    }

    private static RiskAssessment risk(DocumentBundle document, Cast cast, Assessment assessment, Instant at) {
        Wording words = document.words();
        RiskAssessment risk = new RiskAssessment();
        risk.setStatus(
                assessment.isComplete()
                        ? RiskAssessment.RiskAssessmentStatus.FINAL
                        : RiskAssessment.RiskAssessmentStatus.PRELIMINARY);
        risk.setMethod(DocumentBundle.ours(
                "knowledge", assessment.knowledgeVersion(), "Vigil " + assessment.knowledgeVersion()));
        risk.setSubject(cast.patient());
        risk.setEncounter(cast.encounter());
        risk.setOccurrence(new DateTimeType(DocumentBundle.date(at)));
        risk.setPerformer(cast.vigil());
        document.evidence().forEach(risk::addBasis);
        risk.addPrediction()
                .setOutcome(level(assessment.level(), words))
                .setRationale(words.within(assessment.level()) + "; " + words.say("floor") + ": "
                        + words.level(assessment.floor()));
        risk.setMitigation(words.service(assessment.level()) + " – " + words.department(assessment.department()));
        assessment.openRedFlags().stream()
                .map(code -> words.say("open") + ": " + words.label(code))
                .forEach(open -> risk.addNote().setText(open));
        return risk;
    }

    private static org.hl7.fhir.r4.model.CodeableConcept level(TriageLevel level, Wording words) {
        return DocumentBundle.ours("triage-level", level.wire(), words.level(level));
    }

    private static ServiceRequest request(DocumentBundle document, Cast cast, Assessment assessment, Instant at) {
        Wording words = document.words();
        TriageLevel level = assessment.level();
        ServiceRequest request = new ServiceRequest();
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.PROPOSAL);
        request.setPriority(
                switch (level) {
                    case EMERGENCY_AMBULANCE -> ServiceRequest.ServiceRequestPriority.STAT;
                    case EMERGENCY -> ServiceRequest.ServiceRequestPriority.ASAP;
                    case CONSULTATION_24 -> ServiceRequest.ServiceRequestPriority.URGENT;
                    case CONSULTATION, SELF_CARE -> ServiceRequest.ServiceRequestPriority.ROUTINE;
                });
        request.setCode(DocumentBundle.ours("service", level.service(), words.service(level)));
        request.setSubject(cast.patient());
        request.setEncounter(cast.encounter());
        request.setAuthoredOn(DocumentBundle.date(at));
        request.setRequester(cast.vigil());
        request.setPerformerType(
                DocumentBundle.ours("department", assessment.department(), words.department(assessment.department())));
        request.addReasonCode(level(level, words));
        return request;
    }

    private Flag flag(RedFlag redFlag, DocumentBundle document, Cast cast, Instant at) {
        Wording words = document.words();
        Localized why = knowledge.ruleWhys().get(redFlag.rule());
        Flag flag = new Flag();
        flag.setStatus(Flag.FlagStatus.ACTIVE);
        flag.addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/flag-category")
                .setCode("clinical");
        String text = words.level(redFlag.level()) + ": " + (why == null ? redFlag.rule() : words.in(why));
        flag.setCode(DocumentBundle.ours("rule", redFlag.rule(), text));
        flag.setSubject(cast.patient());
        flag.setEncounter(cast.encounter());
        flag.setPeriod(new Period().setStart(DocumentBundle.date(at)));
        flag.setAuthor(cast.vigil());
        return flag;
    }
}
