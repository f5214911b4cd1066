/** Words to findings by the lexicon; never decides a level. */
@NullMarked
package health.vigil.understanding;

import org.jspecify.annotations.NullMarked;
