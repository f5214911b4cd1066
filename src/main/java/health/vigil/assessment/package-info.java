/** Gates, level, disposition and the next question. Pure; never words anything. */
@NullMarked
package health.vigil.assessment;

import org.jspecify.annotations.NullMarked;
