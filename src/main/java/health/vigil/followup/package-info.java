/** What happens after a turn was committed: hands it to those who follow; never changes what was judged. */
@NullMarked
package health.vigil.followup;

import org.jspecify.annotations.NullMarked;
