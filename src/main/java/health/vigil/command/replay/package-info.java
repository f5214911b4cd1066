/** What is done with stored consultations beside the service: replay, new keys, what the archive keeps. */
@NullMarked
package health.vigil.command.replay;

import org.jspecify.annotations.NullMarked;
