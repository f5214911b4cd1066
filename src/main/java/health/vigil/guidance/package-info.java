/** Finds guideline snippets for an assessment, each with a reference a clinician can open; it never sets a level. */
@NullMarked
package health.vigil.guidance;

import org.jspecify.annotations.NullMarked;
