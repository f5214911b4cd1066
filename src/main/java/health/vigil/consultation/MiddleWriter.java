package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import health.vigil.guard.Ground;
import health.vigil.guard.GuardedText;
import health.vigil.guard.ReplyGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets a model write the middle of a reply, sentence by sentence through the guard (I5), each within its time. */
final class MiddleWriter {
    /** The whole middle, whatever comes: well within the life of a claim. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Knowledge knowledge;
    private final ReplyGuard guard;
    private final LanguageModel model;

    MiddleWriter(Knowledge knowledge, LanguageModel model) {
        this.knowledge = knowledge;
        this.guard = new ReplyGuard(knowledge);
        this.model = model;
    }

    /**
     * Never fails: what goes wrong is an outcome.
     *
     * @param said hears each approved sentence at once
     */
    Uni<Middle> write(Brief brief, Consumer<String> said) {
        return Uni.createFrom().emitter(result -> new Writing(ground(brief), said, result).start(brief));
    }

    private Ground ground(Brief brief) {
        List<String> told = new ArrayList<>(List.of(brief.text()));
        for (Finding finding : brief.assessment().findings()) {
            told.add(finding.quote());
            if (finding.presence() == Presence.PRESENT) {
                told.add(knowledge.label(finding.code()).in(brief.language()));
            }
        }
        return new Ground(
                brief.assessment(),
                brief.language(),
                knowledge.regions().get(brief.region()),
                brief.snippets(),
                told,
                model.instructions(brief));
    }

    /** One text being written. Ends once, by its end, a failure, the guard or the clock, whichever is first. */
    private final class Writing {
        private final GuardedText text;
        private final Consumer<String> said;
        private final UniEmitter<? super Middle> result;
        private @Nullable Cancellable reading;
        private @Nullable ScheduledFuture<?> clock;
        private @Nullable ScheduledFuture<?> end;
        private boolean ended;

        Writing(Ground ground, Consumer<String> said, UniEmitter<? super Middle> result) {
            this.text = new GuardedText(guard, ground);
            this.said = said;
            this.result = result;
        }

        synchronized void start(Brief brief) {
            end = after(LONGEST);
            wind(model.sentenceDeadline());
            reading = model.write(brief)
                    .subscribe()
                    .with(
                            this::hear,
                            failure -> end(
                                    Middle.Outcome.FAILED, failure.getClass().getSimpleName()),
                            this::finish);
        }

        private synchronized void hear(String piece) {
            if (!ended && release(text.add(piece))) {
                wind(model.sentenceDeadline());
            }
            if (!ended && text.isDone()) {
                end(text.isWithheld() ? Middle.Outcome.WITHHELD : Middle.Outcome.AMENDED, "");
            }
        }

        private synchronized void finish() {
            if (ended) {
                return;
            }
            release(text.end());
            Middle.Outcome left = text.reasons().isEmpty() ? Middle.Outcome.APPROVED : Middle.Outcome.AMENDED;
            end(text.isWithheld() ? Middle.Outcome.WITHHELD : left, "");
        }

        private boolean release(List<String> sentences) {
            sentences.forEach(said);
            return !sentences.isEmpty();
        }

        private void wind(Duration time) {
            stop(clock);
            clock = after(time);
        }

        private ScheduledFuture<?> after(Duration time) {
            return Infrastructure.getDefaultWorkerPool()
                    .schedule(() -> end(Middle.Outcome.FAILED, "deadline"), time.toMillis(), TimeUnit.MILLISECONDS);
        }

        private static void stop(@Nullable ScheduledFuture<?> timer) {
            if (timer != null) {
                timer.cancel(false);
            }
        }

        private synchronized void end(Middle.Outcome outcome, String reason) {
            if (ended) {
                return;
            }
            ended = true;
            stop(clock);
            stop(end);
            if (reading != null) {
                reading.cancel();
            }
            List<String> reasons = new ArrayList<>(text.reasons());
            if (!reason.isEmpty()) {
                reasons.add(reason);
            }
            result.complete(new Middle(text.approved(), outcome, reasons));
        }
    }
}
