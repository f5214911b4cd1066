/** The long record in PostgreSQL, for an operator who has one; keeps what was committed and judges nothing. */
@NullMarked
package health.vigil.archive;

import org.jspecify.annotations.NullMarked;
