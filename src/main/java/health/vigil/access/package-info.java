/** Who may touch which consultation; knows nothing of medicine. */
@NullMarked
package health.vigil.access;

import org.jspecify.annotations.NullMarked;
