package health.vigil.archive;

import health.vigil.platform.CannotStart;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how many years what was written and the rest of a record are kept, by region. The defaults are the least that
 * mainland China asks of internet health services (chat, 3 years: Internet diagnosis rules of 2022, article 27) and of
 * outpatient records (15 years), which hold elsewhere too until an operator says what does; 10 years of a record in the
 * United Kingdom (NHS records management code, general practice; review: clinician).
 *
 * @param named by ISO code of a region
 * @param elsewhere in every other
 */
record Retention(Map<String, Years> named, Years elsewhere) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{2}):(\\d{1,3})/(\\d{1,3})");

    /** The chat never longer than the record it belongs to. */
    record Years(int chat, int record) {}

    Retention {
        named = Map.copyOf(named);
    }

    /**
     * @param regions each {@code CN:3/15}: region, years of the chat, years of the record
     * @throws CannotStart when one is something else
     */
    static Retention of(List<String> regions, int chatYears, int recordYears) {
        Map<String, Years> named = new TreeMap<>();
        for (String region : regions) {
            Matcher form = FORM.matcher(region.strip());
            if (!form.matches()) {
                throw CannotStart.because("VIGIL_ARCHIVE_RETENTION is REGION:CHAT/RECORD in years, several with commas,"
                        + " for example CN:3/15,GB:3/10; not " + region);
            }
            named.put(form.group(1), years(Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3))));
        }
        return new Retention(named, years(chatYears, recordYears));
    }

    private static Years years(int chat, int record) {
        if (chat < 1 || record < chat) {
            throw CannotStart.because(
                    "the archive keeps a record for a year at least, and at least as long as its chat;" + " not " + chat
                            + "/" + record);
        }
        return new Years(chat, record);
    }

    Years in(String region) {
        return Objects.requireNonNullElse(named.get(region), elsewhere);
    }
}
