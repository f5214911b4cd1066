/** Clock, ids, JSON and the embedded Redis; knows nothing of medicine. */
@NullMarked
package health.vigil.platform;

import org.jspecify.annotations.NullMarked;
