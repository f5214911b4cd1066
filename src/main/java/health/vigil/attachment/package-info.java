/** What a patient uploads, checked by its bytes and made small and harmless; decides nothing and keeps nothing. */
@NullMarked
package health.vigil.attachment;

import org.jspecify.annotations.NullMarked;
