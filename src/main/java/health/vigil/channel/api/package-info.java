/** The HTTP contract; only translates between JSON and the consultation. */
@NullMarked
package health.vigil.channel.api;

import org.jspecify.annotations.NullMarked;
