package health.vigil.channel.api;

import health.vigil.catalog.Knowledge;
import health.vigil.channel.api.Requests.PatientBody;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Region;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is unwell and where, from the wire. */
@Singleton
final class ProfileBodyReader {
    private static final double OLDEST_YEARS = 130;

    private final Knowledge knowledge;

    ProfileBodyReader(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Patient patient(@Nullable PatientBody body) {
        if (body == null) {
            return Patient.unknown();
        }
        return new Patient(
                years(body.age()),
                Wire.read(Sex.class, body.sex(), Sex.UNKNOWN),
                Wire.read(Relationship.class, body.relationship(), unread(body.relationship())),
                pregnancy(body.pregnancy()),
                list(body.conditions()),
                list(body.medications()),
                list(body.allergies()));
    }

    /** The ISO code of a known region, empty otherwise; a region is never guessed from a language. */
    String region(@Nullable String code) {
        if (code == null) {
            return "";
        }
        String upper = code.strip().toUpperCase(Locale.ROOT);
        Region region = knowledge.regions().get(upper.equals("UK") ? "GB" : upper);
        return region == null ? "" : region.code();
    }

    private static Relationship unread(@Nullable String given) {
        return given == null ? Relationship.SELF : Relationship.OTHER;
    }

    private static Presence pregnancy(@Nullable String text) {
        if (text == null) {
            return Presence.UNKNOWN;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes" -> Presence.PRESENT;
            case "no" -> Presence.ABSENT;
            default -> Presence.UNKNOWN;
        };
    }

    private static @Nullable Double years(Requests.@Nullable Age age) {
        if (age == null) {
            return null;
        }
        double years = Units.convert(age.value(), age.unit(), "year");
        if (years > OLDEST_YEARS) {
            throw Rejection.field("patient.age.value", "must be at most 130 years");
        }
        return years;
    }

    private static List<String> list(@Nullable List<String> items) {
        return items == null ? List.of() : items;
    }
}
