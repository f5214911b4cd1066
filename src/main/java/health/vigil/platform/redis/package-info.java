/** The embedded Redis and the operator's own one, until the first connection; stores nothing itself. */
@NullMarked
package health.vigil.platform.redis;

import org.jspecify.annotations.NullMarked;
