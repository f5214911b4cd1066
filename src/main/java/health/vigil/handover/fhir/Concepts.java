package health.vigil.handover.fhir;

import health.vigil.catalog.Knowledge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What a code of another system means here: SNOMED CT, ICD-10, ATC and RxNorm as far as the catalogue is sure. */
final class Concepts {
    private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    private static final String ATC = "http://www.whocc.no/atc";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final int LONGEST = 200;

    private final Knowledge knowledge;
    private final Map<String, String> bySnomed = new HashMap<>();

    Concepts(Knowledge knowledge) {
        this.knowledge = knowledge;
        knowledge.findings().values().forEach(finding -> {
            if (finding.snomed() != null && finding.snomedSure()) {
                bySnomed.putIfAbsent(finding.snomed(), finding.id());
            }
        });
        bySnomed.putAll(knowledge.codings().snomed());
    }

    /** Codes of our catalogue, empty when no code is known. */
    List<String> findings(CodeableConcept concept) {
        return concept.getCoding().stream()
                .flatMap(coding -> findings(coding).stream())
                .distinct()
                .toList();
    }

    private List<String> findings(Coding coding) {
        String system = coding.hasSystem() ? coding.getSystem() : "";
        String code = coding.hasCode() ? coding.getCode() : "";
        if (system.equals(DocumentBundle.SNOMED)) {
            String finding = bySnomed.get(code);
            return finding == null ? List.of() : List.of(finding);
        }
        if (system.startsWith(ICD10)) {
            return knowledge.codings().ofIcd10(code);
        }
        return switch (system) {
            case ATC -> knowledge.codings().ofAtc(code);
            case RXNORM -> knowledge.codings().ofRxnorm(code);
            default -> List.of();
        };
    }

    /** Its text and displays, each once. */
    static List<String> words(CodeableConcept concept) {
        List<String> words = new ArrayList<>();
        Stream.concat(Stream.of(concept.getText()), concept.getCoding().stream().map(Coding::getDisplay))
                .filter(text -> text != null && !text.isBlank())
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .distinct()
                .forEach(words::add);
        return words;
    }
}
