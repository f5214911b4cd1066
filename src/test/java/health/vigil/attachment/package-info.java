@NullMarked
package health.vigil.attachment;

import org.jspecify.annotations.NullMarked;
