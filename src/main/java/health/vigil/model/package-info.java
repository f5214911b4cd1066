/** The clinic's own model behind the consultation's port: prompts, calls and their limits. Decides nothing. */
@NullMarked
package health.vigil.model;

import org.jspecify.annotations.NullMarked;
