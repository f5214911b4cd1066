/** Judges a model's sentences against the assessment, one by one and before release. Pure. */
@NullMarked
package health.vigil.guard;

import org.jspecify.annotations.NullMarked;
