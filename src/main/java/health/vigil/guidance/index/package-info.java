/** The search index: words and vectors of snippets in one Lucene index, and their fused ranking; knows no consultation. */
@NullMarked
package health.vigil.guidance.index;

import org.jspecify.annotations.NullMarked;
