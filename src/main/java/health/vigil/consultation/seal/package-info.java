/** How the words of a consultation are kept wherever they are kept: packed, and sealed with a key of their own. */
@NullMarked
package health.vigil.consultation.seal;

import org.jspecify.annotations.NullMarked;
