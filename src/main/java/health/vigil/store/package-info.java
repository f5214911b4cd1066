/** Redis, the one store adapter; never interprets what it stores. */
@NullMarked
package health.vigil.store;

import org.jspecify.annotations.NullMarked;
