/** A consultation's record as FHIR R4, and FHIR R4 as a patient's profile. */
@NullMarked
package health.vigil.handover.fhir;

import org.jspecify.annotations.NullMarked;
