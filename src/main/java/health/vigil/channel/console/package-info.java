/** The clinicians' queue and what they do to a consultation; translates only, what may be done the consultation decides. */
@NullMarked
package health.vigil.channel.console;

import org.jspecify.annotations.NullMarked;
