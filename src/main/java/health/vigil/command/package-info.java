/** The command line: run, check, eval; imported by nobody. */
@NullMarked
package health.vigil.command;

import org.jspecify.annotations.NullMarked;
