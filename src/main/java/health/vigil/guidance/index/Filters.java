package health.vigil.guidance.index;

import health.vigil.catalog.SnippetScope;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Which snippets may be found at all: right language, in date, and fitting the patient. */
final class Filters {
    private Filters() {}

    static Query of(SnippetQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        long today = query.today().toEpochDay();
        is(all, SnippetFields.TONGUE, Tongue.of(query.language()).name());
        all.add(LongPoint.newRangeQuery(SnippetFields.REVIEW_BY, today, Long.MAX_VALUE), Occur.FILTER);
        all.add(LongPoint.newRangeQuery(SnippetFields.EFFECTIVE, Long.MIN_VALUE, today), Occur.FILTER);
        if (query.patient() != null) {
            fits(all, query.patient());
        }
        return all.build();
    }

    private static void fits(BooleanQuery.Builder all, SnippetQuery.ForPatient patient) {
        is(all, SnippetFields.AUDIENCE, SnippetFields.patients());
        is(all, SnippetFields.OPENS, "true");
        oneOf(all, SnippetFields.COMPLAINT, patient.complaints());
        oneOf(all, SnippetFields.NEED, patient.findings());
        oneOf(all, SnippetFields.REGION, List.of(patient.region()));
        oneOf(all, SnippetFields.LEVEL, List.of(patient.level().wire()));
        oneOf(
                all,
                SnippetFields.SEX,
                patient.sex() == Sex.UNKNOWN ? List.of() : List.of(patient.sex().name()));
        Presence pregnancy = patient.pregnancy();
        oneOf(all, SnippetFields.PREGNANCY, pregnancy == Presence.UNKNOWN ? List.of() : List.of(pregnancy.name()));
        age(all, patient.ageYears());
        if (patient.level().isAtLeast(TriageLevel.EMERGENCY)) {
            is(all, SnippetFields.FIRST_AID, "true");
        }
        if (!patient.calm()) {
            is(all, SnippetFields.MIMIC, "false");
        }
    }

    /** Of unknown age only what has no limit fits. */
    private static void age(BooleanQuery.Builder all, @Nullable Double years) {
        double from = years == null ? 0 : years;
        double below = years == null ? SnippetScope.OLDEST : Math.nextUp(years);
        all.add(DoublePoint.newRangeQuery(SnippetFields.AGE_FROM, Double.NEGATIVE_INFINITY, from), Occur.FILTER);
        all.add(DoublePoint.newRangeQuery(SnippetFields.AGE_BELOW, below, Double.POSITIVE_INFINITY), Occur.FILTER);
    }

    private static void is(BooleanQuery.Builder all, String field, String value) {
        all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }

    private static void oneOf(BooleanQuery.Builder all, String field, Collection<String> values) {
        List<BytesRef> terms = new ArrayList<>(List.of(new BytesRef(SnippetFields.ANY)));
        values.forEach(value -> terms.add(new BytesRef(value)));
        all.add(new TermInSetQuery(field, terms), Occur.FILTER);
    }
}
