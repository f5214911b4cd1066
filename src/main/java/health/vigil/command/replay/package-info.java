/** Replay: stored consultations checked against their audit chain, and their levels derived again. */
@NullMarked
package health.vigil.command.replay;

import org.jspecify.annotations.NullMarked;
