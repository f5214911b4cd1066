package health.vigil.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The report for programs. */
final class KnowledgeReportJson {
    private KnowledgeReportJson() {}

    static ObjectNode of(KnowledgeReport report, List<String> unapproved, boolean isExpired) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("ok", report.failing().isEmpty() && unapproved.isEmpty())
                .put("version", report.version())
                .put("effective", report.effective().toString())
                .put("review_by", report.reviewBy().toString())
                .put("expired", isExpired);
        report.counts().forEach(count -> row.put(count.what(), count.number()));
        ObjectNode marks = row.putObject("review");
        report.reviewMarks().forEach(marks::put);
        ArrayNode mitigating = row.putArray("mitigating");
        report.mitigating().forEach(mitigating::add);
        ArrayNode failing = row.putArray("failing_cases");
        for (RuleCases.Failure failure : report.failing()) {
            failing.addObject()
                    .put("rule", failure.rule())
                    .put("file", failure.place().file())
                    .put("line", failure.place().line())
                    .put("expected", RuleCases.Failure.name(failure.expected()))
                    .put("got", RuleCases.Failure.name(failure.got()));
        }
        unapproved.forEach(row.putArray("problems")::add);
        return row;
    }
}
