package health.vigil.guidance.document;

/** The text under one heading; the heading is empty before the first. */
record Part(String heading, String text) {}
