/** Vetted texts for the patient; never decides a level. */
@NullMarked
package health.vigil.reply;

import org.jspecify.annotations.NullMarked;
