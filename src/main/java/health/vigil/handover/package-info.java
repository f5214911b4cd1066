/** What a clinician is handed: a consultation's record as a document and as FHIR; it reports and judges nothing. */
@NullMarked
package health.vigil.handover;

import org.jspecify.annotations.NullMarked;
