package health.vigil.catalog;

import health.vigil.catalog.SnippetScope.Audience;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reply.Citation;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The front matter of a snippet or document: what to cite, and whom it is for. */
final class ScopeReader {
    /** A document that names no date is trusted to the end of this many years after its own. */
    private static final int YEARS_TRUSTED = 5;

    private static final double LAST_YEAR = 2100;

    private ScopeReader() {}

    static Citation citation(Entry e, String id) {
        return new Citation(
                id,
                e.text("title"),
                e.text("organisation"),
                year(e),
                e.has("section") ? e.text("section") : "",
                e.has("url") ? address(e) : "");
    }

    static SnippetScope scope(Entry e, Audience otherwise) {
        Audience audience = e.has("audience") ? e.choice("audience", ScopeReader::audience, otherwise) : otherwise;
        int year = e.has("year") ? e.whole("year") : 0;
        return new SnippetScope(
                e.texts("complaints"),
                e.texts("about"),
                e.texts("needs"),
                e.texts("regions"),
                levels(e),
                e.has("age_from") ? e.number("age_from") : 0,
                e.has("age_below") ? e.number("age_below") : SnippetScope.OLDEST,
                e.has("sex") ? e.choice("sex", text -> Sex.valueOf(upper(text)), Sex.UNKNOWN) : Sex.UNKNOWN,
                e.has("pregnancy")
                        ? e.choice("pregnancy", text -> Presence.valueOf(upper(text)), Presence.UNKNOWN)
                        : Presence.UNKNOWN,
                audience,
                e.flag("first_aid"),
                e.flag("mimic"),
                e.has("effective") ? e.choice("effective", LocalDate::parse, LocalDate.EPOCH) : LocalDate.EPOCH,
                e.has("review_by")
                        ? e.choice("review_by", LocalDate::parse, LocalDate.EPOCH)
                        : LocalDate.of(year + YEARS_TRUSTED, 12, 31));
    }

    private static Set<TriageLevel> levels(Entry e) {
        Set<TriageLevel> levels = EnumSet.noneOf(TriageLevel.class);
        for (String name : e.texts("levels")) {
            try {
                levels.add(TriageLevel.ofWire(name));
            } catch (IllegalArgumentException unknown) {
                e.problem("levels", "no level " + name);
            }
        }
        return levels;
    }

    private static int year(Entry e) {
        int year = e.whole("year");
        if (year < 1900 || year > LAST_YEAR) {
            e.problem("year", "year cannot be " + year);
        }
        return year;
    }

    /** What a page links to must be a web address: anything else could run there. */
    private static String address(Entry e) {
        String url = e.text("url");
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            e.problem("url", "url must begin with https:// or http://");
            return "";
        }
        return url;
    }

    private static Audience audience(String text) {
        return Audience.valueOf(upper(text));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
