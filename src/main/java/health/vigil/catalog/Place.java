package health.vigil.catalog;

/** File and line (from 1) of a knowledge entry. */
public record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
