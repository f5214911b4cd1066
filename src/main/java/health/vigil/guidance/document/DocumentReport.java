package health.vigil.guidance.document;

/**
 * How a document fared.
 *
 * @param chunks found by their words now; those of its last good state when it was refused later
 * @param vectors done so far
 * @param problem why the file as it lies there was refused or cut, empty when it was not
 */
public record DocumentReport(String file, int chunks, int vectors, String problem) {

    DocumentReport withVectors(int done) {
        return new DocumentReport(file, chunks, done, problem);
    }
}
