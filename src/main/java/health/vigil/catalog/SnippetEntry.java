package health.vigil.catalog;

import health.vigil.clinical.Snippet;

/**
 * A snippet and whom it is for.
 *
 * @param about words it is found by besides its own: a document's heading, labels of complaints; may be empty
 */
public record SnippetEntry(Snippet snippet, SnippetScope scope, String about, Place place) {}
