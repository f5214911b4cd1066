package health.vigil.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** What a knowledge file holds, told by its name: {@code <kind>.yaml}, or {@code <kind>-<group>.yaml} where split. */
enum FileKind {
    MANIFEST("manifest", false),
    FINDINGS("findings", true),
    NUMBERS("numbers", false),
    GRID("grid", false),
    MACROS("macros", false),
    DERIVE("derive", false),
    RULES("rules", true),
    GATES("gates", false),
    ENDS("ends", false),
    DEPARTMENTS("departments", false),
    INSTRUCTIONS("instructions", false),
    INSTRUCTIONS_OTHER("instructions-other", false),
    REGIONS("regions", false),
    HAZARDS("hazards", false),
    SOURCES("sources", false),
    LABELS("labels", false),
    COMPLAINTS("complaints", true),
    MESSAGES("messages", false),
    GUARD("guard", false),
    LANGUAGE("language", false),
    GUIDANCE("guidance", false),
    HANDOVER("handover", false),
    CODINGS("codings", false);

    private final String stem;
    private final boolean split;

    FileKind(String stem, boolean split) {
        this.stem = stem;
        this.split = split;
    }

    String stem() {
        return stem;
    }

    static Optional<FileKind> of(String file) {
        return Arrays.stream(values())
                .filter(k -> file.equals(k.stem + ".yaml")
                        || k.split && file.startsWith(k.stem + "-") && file.endsWith(".yaml"))
                .max(Comparator.comparingInt(k -> k.stem.length()));
    }
}
