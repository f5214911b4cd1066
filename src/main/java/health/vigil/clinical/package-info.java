/** The nouns of triage as checked values; no framework, clock, randomness or I/O. */
@NullMarked
package health.vigil.clinical;

import org.jspecify.annotations.NullMarked;
