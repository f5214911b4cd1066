/** A clinic's own documents: read as plain text, cut into cited chunks, kept in step with their folder; it ranks nothing. */
@NullMarked
package health.vigil.guidance.document;

import org.jspecify.annotations.NullMarked;
