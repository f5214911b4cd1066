package health.vigil.catalog;

import health.vigil.clinical.Snippet;

/**
 * A snippet and whom it is for.
 *
 * @param about what it is about, in a few words: a document's heading, labels of complaints and findings; may be empty
 * @param words patients' words for it, which help to find it by words alone; may be empty
 */
public record SnippetEntry(Snippet snippet, SnippetScope scope, String about, String words, Place place) {}
