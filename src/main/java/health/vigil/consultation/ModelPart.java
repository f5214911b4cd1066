package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Region;
import health.vigil.clinical.Reply;
import health.vigil.clinical.Reply.Citation;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.LanguageModel.Sighting;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a model adds to a turn that is already judged and answered by rules and vetted texts: it reads the words once
 * more, and it writes the middle of the reply. It can raise the level and never lower it (I1); it never fails a turn
 * (I9).
 */
@ApplicationScoped
class ModelPart {
    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,2})]");

    private static final String NUMBER = "{EMS}";

    private final Knowledge knowledge;
    private final LanguageModel model;
    private final TurnTaker turns;
    private final MiddleWriter middles;

    ModelPart(LanguageModel model, TurnTaker turns, Knowledge knowledge) {
        this.knowledge = knowledge;
        this.model = model;
        this.turns = turns;
        this.middles = new MiddleWriter(knowledge, model);
    }

    boolean isOn(Consultation consultation) {
        return model.isOn(consultation.tenant());
    }

    /**
     * @param scripted the turn as it stands without a model
     * @param said hears the reply as it grows
     * @param late hears believed findings that came after the deadline
     */
    @WithSpan("model")
    Uni<Taken> attend(Consultation before, Taken scripted, Consumer<String> said, Consumer<List<Finding>> late) {
        return seen(before, scripted, late)
                .map(seen -> raised(before, scripted, seen))
                .chain(taken -> {
                    boolean lane = taken.turn().assessment().floor().isAtLeast(TriageLevel.EMERGENCY);
                    return lane || taken.scene().isSilent() ? Uni.createFrom().item(taken) : phrased(taken, said);
                });
    }

    /** Waits for the deadline; the reading itself goes on, and what comes later is handed on. */
    private Uni<List<Finding>> seen(Consultation before, Taken scripted, Consumer<List<Finding>> late) {
        Turn turn = scripted.turn();
        if (turn.message().words().isBlank()) {
            return Uni.createFrom().item(List.of());
        }
        CompletableFuture<List<Sighting>> reading = model.read(brief(scripted, List.of()))
                .subscribeAsCompletionStage()
                .toCompletableFuture();
        CompletableFuture<List<Finding>> inTime = reading.thenApply(all -> turns.believe(scripted, all));
        return Uni.createFrom()
                .<List<Finding>>emitter(waiting -> inTime.whenComplete((found, failure) -> {
                    if (failure != null) {
                        waiting.complete(List.of());
                    } else {
                        waiting.complete(found);
                    }
                }))
                .ifNoItem()
                .after(model.readingDeadline())
                .recoverWithItem(() -> {
                    inTime.thenAccept(found -> {
                        if (!found.isEmpty()) {
                            late.accept(found);
                        }
                    });
                    return List.of();
                });
    }

    private Taken raised(Consultation before, Taken scripted, List<Finding> seen) {
        if (seen.isEmpty()) {
            return scripted;
        }
        Turn turn = scripted.turn();
        Taken more = turns.take(before, turn.message(), turn.receivedAt(), seen);
        var with = more.turn().assessment();
        var without = turn.assessment();
        boolean lower =
                !with.level().isAtLeast(without.level()) || !with.floor().isAtLeast(without.floor());
        return lower ? scripted : more;
    }

    private Uni<Taken> phrased(Taken taken, Consumer<String> said) {
        Turn turn = taken.turn();
        List<Snippet> found = found(taken);
        Brief brief = brief(taken, found);
        String opening = taken.draft().opening();
        StringBuilder begun = new StringBuilder();
        return middles.write(brief, sentence -> {
                    said.accept(begun.isEmpty() ? opening + sentence : Middle.gap(turn.language()) + sentence);
                    begun.append('.');
                })
                .map(middle -> {
                    ModelUse use = new ModelUse(
                            model.writer(brief), middle.outcome().name().toLowerCase(Locale.ROOT), middle.reasons());
                    String text = middle.text(turn.language());
                    Reply reply = text == null
                            ? taken.draft().scripted()
                            : taken.draft().with(text, middle.needsScript(), cited(text, found));
                    return taken.replying(reply, use);
                });
    }

    /** With the region's own number in them; without those that need a number nobody knows. */
    private List<Snippet> found(Taken taken) {
        Region region = knowledge.regions().get(region(taken));
        String number = region == null ? NUMBER : region.ems();
        return taken.scene().snippets().stream()
                .map(snippet -> new Snippet(
                        snippet.citation(), snippet.language(), snippet.text().replace(NUMBER, number)))
                .filter(snippet -> !snippet.text().contains("{"))
                .toList();
    }

    private static Brief brief(Taken taken, List<Snippet> snippets) {
        Turn turn = taken.turn();
        Reply.Asked asked = taken.draft().asked();
        return new Brief(
                taken.consultation().tenant(),
                turn.language(),
                region(taken),
                turn.assessment(),
                turn.message().words(),
                asked == null ? "" : asked.text(),
                snippets);
    }

    private static String region(Taken taken) {
        return taken.consultation().settings().region();
    }

    private static List<Citation> cited(String text, List<Snippet> snippets) {
        return MARK.matcher(text)
                .results()
                .map(mark -> Integer.parseInt(mark.group(1)))
                .distinct()
                .filter(number -> number >= 1 && number <= snippets.size())
                .map(number -> snippets.get(number - 1).citation())
                .toList();
    }
}
