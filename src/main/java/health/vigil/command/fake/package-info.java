/** A model server with scripted manners, for development and tests: real HTTP, no model. */
@NullMarked
package health.vigil.command.fake;

import org.jspecify.annotations.NullMarked;
