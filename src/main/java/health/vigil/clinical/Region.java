package health.vigil.clinical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Emergency numbers and crisis lines of a region.
 *
 * @param code ISO 3166-1 alpha-2
 * @param ems number of the ambulance
 * @param textLine number to text for people who cannot speak or hear, where the region has one
 */
public record Region(
        String code,
        Localized name,
        String ems,
        String police,
        @Nullable String textLine,
        List<CrisisLine> crisis) {

    /** A crisis line; {@code hours} is free text. */
    public record CrisisLine(String name, String number, String hours) {}

    public Region {
        crisis = List.copyOf(crisis);
    }
}
