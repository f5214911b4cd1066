package health.vigil.handover;

import health.vigil.catalog.DepartmentEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.NumberEntry;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Region;
import health.vigil.clinical.TriageLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clinician's words for what a record holds in codes: one language, one time zone. */
public final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Knowledge knowledge;
    private final Language language;
    private final ZoneId zone;

    Wording(Knowledge knowledge, Language language, @Nullable String timeZone) {
        this.knowledge = knowledge;
        this.language = language;
        this.zone = zone(timeZone);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    public Language language() {
        return language;
    }

    public String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    public String say(String key) {
        return knowledge.handover().label(key).in(language);
    }

    public String say(String key, String name, String value) {
        return say(key).replace("{" + name + "}", value);
    }

    /** The label {@code <kind>_<value>} of an enum's value. */
    public String say(String kind, Enum<?> value) {
        return say(kind + "_" + value.name().toLowerCase(Locale.ROOT));
    }

    public String in(Localized text) {
        return text.in(language);
    }

    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** Of a finding, a number or the sex. */
    public String label(String code) {
        NumberEntry number = knowledge.numbers().get(code);
        if (number != null) {
            return in(number.label());
        }
        return code.equals("sex") ? say("sex") : in(knowledge.label(code));
    }

    public String labels(List<String> codes) {
        return list(codes.stream().map(this::label).toList());
    }

    public String list(List<String> items) {
        return String.join(language == Language.EN ? ", " : "、", items);
    }

    public String level(TriageLevel level) {
        return say("level", level);
    }

    /** How soon to act. */
    public String within(TriageLevel level) {
        Integer minutes = level.actWithinMinutes();
        if (minutes == null) {
            return say("no_limit");
        }
        return minutes == 0 ? say("at_once") : say("within", "N", minutes.toString());
    }

    public String service(TriageLevel level) {
        Localized name = knowledge.services().get(level.service());
        return name == null ? level.service() : in(name);
    }

    public String complaint(String id) {
        Localized label = knowledge.complaintLabels().get(id);
        return label == null ? id : in(label);
    }

    public String department(String code) {
        DepartmentEntry entry = knowledge.departments().get(code);
        return entry == null ? code : in(entry.name());
    }

    public String region(String code) {
        Region region = knowledge.regions().get(code);
        return region == null ? say("region_unknown") : in(region.name());
    }

    public String amount(String code, double value) {
        NumberEntry entry = knowledge.numbers().get(code);
        String digits = digits(value);
        if (entry == null) {
            return digits;
        }
        String unit = say("unit_" + entry.unit());
        return unit.equals("%") ? digits + unit : digits + " " + unit;
    }

    public static String digits(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** References as rules cite them; Chinese names are put into English for an English reader. */
    public String sources(List<String> cited) {
        String text = String.join("; ", cited);
        if (language != Language.EN) {
            return text;
        }
        for (Map.Entry<String, String> name : knowledge.handover().sources().entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text;
    }
}
