package health.vigil.handover.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;

/** The one FHIR context: it takes a second to make, so it is made when FHIR is first asked for, on that thread. */
final class FhirJson {
    private FhirJson() {}

    /** Held by its own class, which is loaded at the first use. */
    private static final class Holder {
        private static final FhirContext CONTEXT = FhirContext.forR4();
    }

    /** Refuses what R4 does not know. */
    static IParser parser() {
        return Holder.CONTEXT
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .setPrettyPrint(true);
    }
}
