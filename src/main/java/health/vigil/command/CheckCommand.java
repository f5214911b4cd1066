package health.vigil.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.catalog.Approval;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeException;
import health.vigil.catalog.KnowledgeLoader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check [FOLDER]}: would this knowledge be accepted at start-up, and do its rules do what their authors wrote? */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Validates a knowledge folder and runs its rule cases; starts no server.")
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Knowledge folder (default: the built-in knowledge).")
    @Nullable
    Path folder;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Option(names = "--hazard-log", description = "Print the hazard log as a document instead; see docs/hazard-log.md.")
    boolean hazardLog;

    @Option(names = "--digest", description = "Print the digest of FOLDER's files that approval.yaml must carry.")
    boolean digest;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** 0, 1 when something is wrong with the knowledge, 2 when it cannot be read. */
    @Override
    public Integer call() {
        PrintWriter output = spec.commandLine().getOut();
        if (folder != null && !Files.isDirectory(folder)) {
            spec.commandLine().getErr().println("vigil check: there is no folder " + folder);
            return 2;
        }
        if (digest) {
            if (folder == null) {
                spec.commandLine().getErr().println("vigil check: --digest needs a FOLDER");
                return 2;
            }
            output.println(Approval.digest(folder));
            return 0;
        }
        try {
            Knowledge knowledge = folder == null ? KnowledgeLoader.bundled() : KnowledgeLoader.load(folder);
            if (hazardLog) {
                output.print(HazardLog.of(knowledge));
                output.flush();
                return 0;
            }
            KnowledgeReport report = KnowledgeReport.of(knowledge);
            List<String> unapproved = unapproved();
            print(report, unapproved, GuidanceReport.of(knowledge, LocalDate.now()), output);
            return report.failing().isEmpty() && unapproved.isEmpty() ? 0 : 1;
        } catch (KnowledgeException e) {
            print(e, output);
            return 1;
        }
    }

    private List<String> unapproved() {
        try {
            if (folder != null) {
                Approval.require(folder);
            }
            return List.of();
        } catch (KnowledgeException e) {
            return e.problems();
        }
    }

    private void print(KnowledgeReport report, List<String> unapproved, GuidanceReport guidance, PrintWriter output) {
        boolean isExpired = report.reviewBy().isBefore(LocalDate.now());
        if (json) {
            ObjectNode row = KnowledgeReportJson.of(report, unapproved, isExpired);
            guidance.write(row);
            output.println(row);
            return;
        }
        output.printf("knowledge %s, effective %s%n", report.version(), report.effective());
        output.printf("review by %s%s%n", report.reviewBy(), isExpired ? ": EXPIRED, must be reviewed" : "");
        report.reviewMarks().forEach((who, rules) -> output.printf("  review %-12s %5d rules%n", who, rules));
        output.println("contents");
        report.counts().forEach(one -> output.printf("  %-19s %5d%n", one.what().replace('_', ' '), one.number()));
        output.printf(
                "mitigating identifiers (under unless) %d%n",
                report.mitigating().size());
        output.println("  " + String.join(" ", report.mitigating()));
        guidance.print(output);
        report.failing().forEach(output::println);
        output.println(
                report.failing().isEmpty()
                        ? "every rule case gives its level"
                        : report.failing().size() + " rule cases fail");
        unapproved.forEach(output::println);
    }

    private void print(KnowledgeException problems, PrintWriter output) {
        if (json) {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("ok", false);
            problems.problems().forEach(row.putArray("problems")::add);
            output.println(row);
            return;
        }
        problems.problems().forEach(output::println);
        output.printf(
                "%d problems: this knowledge would stop the start-up%n",
                problems.problems().size());
    }
}
