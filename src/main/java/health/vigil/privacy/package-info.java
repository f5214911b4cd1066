/** Masking of personal data; the only maker of masked text. */
@NullMarked
package health.vigil.privacy;

import org.jspecify.annotations.NullMarked;
