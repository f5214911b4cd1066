package health.vigil.clinical;

/**
 * A short guideline text with its reference.
 *
 * @param language it is written in
 * @param text may hold the placeholders of a region's numbers
 */
public record Snippet(Reply.Citation citation, Language language, String text) {}
