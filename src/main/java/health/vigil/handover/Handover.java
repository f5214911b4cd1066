package health.vigil.handover;

import health.vigil.clinical.Language;
import java.util.List;

/**
 * A hand-over as a document in one language: what it says, not how it looks.
 *
 * @param notice what it is and is not; never left out
 * @param alerts what a reader must know first, mostly none
 */
public record Handover(Language language, String title, String notice, List<String> alerts, List<Section> sections) {

    public Handover {
        alerts = List.copyOf(alerts);
        sections = List.copyOf(sections);
    }

    /** A main part under its heading. */
    public record Section(String heading, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** One piece of a section. */
    public sealed interface Block {

        /** A heading below the section's. */
        record Heading(String text) implements Block {}

        record Line(String text) implements Block {}

        record Items(List<String> items) implements Block {
            public Items {
                items = List.copyOf(items);
            }
        }

        /** A table; without a header its first column names the rows. */
        record Rows(List<String> header, List<List<Cell>> rows) implements Block {
            public Rows {
                header = List.copyOf(header);
                rows = List.copyOf(rows);
            }
        }

        /** What the patient wrote or read, letter by letter. */
        record Quote(String caption, String original) implements Block {}
    }

    /**
     * A cell of a table.
     *
     * @param originals the patient's own words, shown as such beside the text
     */
    public record Cell(String text, List<String> originals) {
        public Cell {
            originals = List.copyOf(originals);
        }

        static Cell of(String text) {
            return new Cell(text, List.of());
        }

        static Cell words(String original) {
            return words(original.isEmpty() ? List.of() : List.of(original));
        }

        static Cell words(List<String> originals) {
            return new Cell("", originals);
        }
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "Handover[" + language + "]";
    }
}
