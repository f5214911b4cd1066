package health.vigil.consultation.audit;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Reply;
import health.vigil.consultation.Act;
import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ModelUse;
import health.vigil.consultation.Turn;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the chain holds of a turn: what its level rests on, by codes and digests. */
@Singleton
public class TurnTrace {
    /** Of the entry of a committed turn, where no clinician made it. */
    public static final String COMMITTED = "turn.committed";

    public static final String TURN = "turn";
    public static final String TURN_DIGEST = "turn_digest";
    public static final String RECORD_DIGEST = "record_digest";

    private final AuditChain chain;
    private final Clock clock;

    public TurnTrace(AuditChain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** The first entry of every chain. */
    public AuditEntry opened(Consultation fresh, String record) {
        return new AuditEntry(
                fresh.createdAt(),
                "patient",
                "consultation.opened",
                Map.of(
                        "knowledge",
                        fresh.assessment().knowledgeVersion(),
                        "region",
                        fresh.settings().region(),
                        "channel",
                        fresh.settings().channel(),
                        RECORD_DIGEST,
                        chain.digest(record)));
    }

    /**
     * @param record the consultation after the turn, as stored
     * @param text the turn as stored
     */
    public AuditEntry committed(Turn turn, String record, String text) {
        Instant now = clock.instant();
        Assessment judged = turn.assessment();
        Map<String, String> details = new LinkedHashMap<>();
        details.put(TURN, Integer.toString(turn.number()));
        details.put(
                "message",
                chain.digest(turn.message().id() + "\n" + turn.message().text()));
        details.put("knowledge", judged.knowledgeVersion());
        details.put("level", judged.level().wire());
        details.put("floor", judged.floor().wire());
        details.put("rules", judged.redFlags().stream().map(TurnTrace::flag).collect(Collectors.joining(" ")));
        details.put(
                "findings",
                judged.findings().stream()
                        .filter(finding -> finding.turn() == turn.number())
                        .map(this::finding)
                        .collect(Collectors.joining(" ")));
        details.put(
                "snippets",
                turn.reply().citations().stream().map(Reply.Citation::id).collect(Collectors.joining(" ")));
        details.put("reply", turn.reply().source().name().toLowerCase(Locale.ROOT));
        ModelUse model = turn.model();
        if (model != null) {
            details.put("model", model.writer());
            details.put("verdict", model.outcome());
            details.put("verdict_reasons", String.join("; ", model.reasons()));
        }
        details.put("received", turn.receivedAt().toString());
        details.put(
                "took_ms",
                Long.toString(Duration.between(turn.receivedAt(), now).toMillis()));
        details.put(TURN_DIGEST, chain.digest(text));
        details.put(RECORD_DIGEST, chain.digest(record));
        Act act = turn.act();
        return act == null
                ? new AuditEntry(now, actor(turn), COMMITTED, details)
                : new AuditEntry(now, act.actor(), act.action(), details);
    }

    /** Whether an entry vouches for a turn. */
    public static boolean isOfATurn(AuditEntry entry) {
        return entry.details().containsKey(TURN_DIGEST);
    }

    /** @param record the closed consultation, as stored */
    public AuditEntry closed(String actor, String record) {
        return new AuditEntry(
                clock.instant(), actor, "consultation.closed", Map.of(RECORD_DIGEST, chain.digest(record)));
    }

    private static String flag(RedFlag flag) {
        String basis = flag.isFired() ? "fired" : "assumed(" + String.join(",", flag.assumed()) + ")";
        return flag.rule() + "/" + flag.tier() + "/" + flag.level().wire() + "/" + basis;
    }

    private String finding(Finding finding) {
        String what = finding.code() + "=" + finding.presence().name().toLowerCase(Locale.ROOT);
        return finding.quote().isEmpty()
                ? what
                : what + "@" + finding.start() + "-" + finding.end() + "#" + chain.digest(finding.quote());
    }

    private static String actor(Turn turn) {
        if (turn.timer() != null) {
            return "timer";
        }
        return turn.isLate() ? "model" : "patient";
    }
}
