/** How a hand-over looks: as Markdown, as a page to print. */
@NullMarked
package health.vigil.handover.page;

import org.jspecify.annotations.NullMarked;
