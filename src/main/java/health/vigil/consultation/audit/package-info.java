/** The keyed audit chain of a consultation: references and digests of what was done, never a patient's words. */
@NullMarked
package health.vigil.consultation.audit;

import org.jspecify.annotations.NullMarked;
