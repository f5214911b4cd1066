package health.vigil.channel.api;

import health.vigil.catalog.Knowledge;
import health.vigil.channel.api.RationaleView.GateView;
import health.vigil.channel.api.RationaleView.ModelView;
import health.vigil.channel.api.RationaleView.RecordView;
import health.vigil.channel.api.Views.AssessmentView;
import health.vigil.clinical.Assessment;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ModelUse;
import health.vigil.consultation.StoredRecord;
import health.vigil.consultation.Turn;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.AuditLink;
import health.vigil.consultation.audit.RecordCheck;
import health.vigil.consultation.audit.TurnTrace;
import health.vigil.platform.RecordJson;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A turn with its reasons, as a view. */
@Singleton
final class RationaleWriter {
    private final AssessmentWording wording;
    private final AuditChain chain;
    private final RecordCheck check;

    RationaleWriter(AssessmentWording wording, AuditChain chain, RecordJson json, Knowledge knowledge) {
        this.wording = wording;
        this.chain = chain;
        this.check = new RecordCheck(chain, json, knowledge);
    }

    RationaleView write(Turn turn, Consultation consultation, StoredRecord stored) {
        Assessment judged = turn.assessment();
        AssessmentView view =
                wording.word(judged, turn.language(), consultation.settings().region());
        boolean gated = judged.unraised().compareTo(judged.floor()) > 0;
        ModelUse model = turn.model();
        return new RationaleView(
                turn.number(),
                turn.message().id(),
                turn.receivedAt(),
                view.status(),
                view.level(),
                view.floor(),
                view.presentingComplaint(),
                view.redFlags(),
                gated ? new GateView(judged.unraised().wire(), judged.openRedFlags()) : null,
                view.raised(),
                view.findings(),
                view.measurements(),
                view.openRedFlags(),
                Wire.write(turn.reply().source()),
                ViewWriter.citations(turn.reply()),
                model == null ? null : new ModelView(model.writer(), model.outcome(), model.reasons()),
                view.knowledgeVersion(),
                record(turn, stored));
    }

    private RecordView record(Turn turn, StoredRecord stored) {
        RecordCheck.Report report = check.check(stored);
        AuditLink link = link(turn, stored);
        @Nullable
        Boolean derived = report.differing().isEmpty() && !report.open().isEmpty()
                ? null
                : (Boolean) report.differing().isEmpty();
        return new RecordView(
                report.broken().isEmpty(),
                report.broken(),
                derived,
                report.differing(),
                report.entries(),
                link == null ? null : (Integer) link.sequence(),
                link == null ? null : link.previous(),
                link == null ? null : link.hash(),
                link == null ? Map.of() : chain.entry(link).details());
    }

    private @Nullable AuditLink link(Turn turn, StoredRecord stored) {
        String number = Integer.toString(turn.number());
        return chain.check(stored).links().stream()
                .filter(link -> TurnTrace.isOfATurn(chain.entry(link)))
                .filter(link -> number.equals(chain.entry(link).details().get(TurnTrace.TURN)))
                .findFirst()
                .orElse(null);
    }
}
