/** Tells integrators what happened: signed, in order per consultation, at least once, without a patient's words. */
@NullMarked
package health.vigil.followup.webhook;

import org.jspecify.annotations.NullMarked;
