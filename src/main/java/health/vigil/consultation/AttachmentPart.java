package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.consultation.Attachment.State;
import health.vigil.consultation.AttachmentStore.Upload;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What attachments add to a turn whose words have been judged and are no emergency. Each is read by its model within the
 * deadline; what comes later is handed on. It can raise the level and never lower the floor (I1), and it never fails a
 * turn (I9).
 */
@ApplicationScoped
class AttachmentPart {
    private final AttachmentStore store;
    private final AttachmentModel model;
    private final TurnTaker turns;
    private final Pictures pictures;

    AttachmentPart(AttachmentStore store, AttachmentModel model, TurnTaker turns, Knowledge knowledge) {
        this.store = store;
        this.model = model;
        this.turns = turns;
        this.pictures = new Pictures(knowledge);
    }

    /**
     * An attachment with its bytes.
     *
     * @param upload null where there is no model to read any
     */
    record Opened(String id, @Nullable Upload upload) {}

    /**
     * @param bare the turn as the words alone make it
     * @param late hears each attachment that was read after the deadline
     * @return empty when the message names an attachment that this consultation does not have
     */
    @WithSpan("attachments")
    Uni<Optional<Taken>> attend(Consultation before, Taken bare, Consumer<Attachment> late) {
        PatientMessage message = bare.turn().message();
        return message.sent().isEmpty()
                ? Uni.createFrom().item(Optional.of(bare))
                : open(before, message)
                        .chain(opened -> opened.isEmpty()
                                ? Uni.createFrom().item(Optional.<Taken>empty())
                                : read(before, bare, opened.get(), late).map(Optional::of));
    }

    private Uni<Optional<List<Opened>>> open(Consultation before, PatientMessage message) {
        Uni<Optional<List<Opened>>> all = Uni.createFrom().item(Optional.of(List.of()));
        for (Attachment named : message.sent()) {
            Uni<Optional<Opened>> one = model.offers().isNone()
                    ? Uni.createFrom().item(Optional.of(new Opened(named.id(), null)))
                    : store.find(before.tenant(), before.id(), named.id())
                            .map(found -> found.map(upload -> new Opened(named.id(), upload)));
            all = all.chain(opened -> one.map(next -> both(opened, next)));
        }
        return all;
    }

    private static Optional<List<Opened>> both(Optional<List<Opened>> opened, Optional<Opened> next) {
        return opened.flatMap(list -> next.map(one -> {
            List<Opened> more = new ArrayList<>(list);
            more.add(one);
            return more;
        }));
    }

    private Uni<Taken> read(Consultation before, Taken bare, List<Opened> opened, Consumer<Attachment> late) {
        Turn turn = bare.turn();
        List<CompletableFuture<Attachment>> readings =
                opened.stream().map(one -> read(before, one)).toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(readings.toArray(CompletableFuture[]::new));
        return Uni.createFrom()
                .<Boolean>emitter(waiting -> all.whenComplete((done, failure) -> waiting.complete(true)))
                .ifNoItem()
                .after(model.deadline())
                .recoverWithItem(false)
                .map(over -> {
                    List<Attachment> seen = new ArrayList<>();
                    for (int i = 0; i < readings.size(); i++) {
                        seen.add(now(opened.get(i), readings.get(i), late));
                    }
                    return turns.hear(before, turn.message().with(seen), turn.receivedAt());
                });
    }

    /** Reads what belongs to a message that was answered without it. */
    void attendLater(Consultation before, PatientMessage message, Consumer<Attachment> late) {
        open(before, message)
                .subscribe()
                .with(
                        found -> found.ifPresent(opened ->
                                opened.forEach(one -> read(before, one).thenAccept(read -> handOn(read, late)))),
                        lost -> {});
    }

    private static Attachment now(Opened one, CompletableFuture<Attachment> reading, Consumer<Attachment> late) {
        Upload upload = one.upload();
        Attachment waited = new Attachment(one.id(), upload == null ? null : upload.kind(), State.LATER, null);
        Attachment read = reading.getNow(waited);
        if (read.state() == State.LATER) {
            reading.thenAccept(seen -> handOn(seen, late));
        }
        return read;
    }

    private static void handOn(Attachment read, Consumer<Attachment> late) {
        if (read.state() == State.READ) {
            late.accept(read);
        }
    }

    /** Never fails: what cannot be read is unreadable. */
    private CompletableFuture<Attachment> read(Consultation before, Opened one) {
        Upload upload = one.upload();
        if (upload == null || !model.offers().has(upload.kind())) {
            return CompletableFuture.completedFuture(
                    new Attachment(one.id(), upload == null ? null : upload.kind(), State.UNREADABLE, null));
        }
        return model.read(before.tenant(), upload)
                .map(read -> Attachment.read(
                        one.id(),
                        upload.kind(),
                        upload.kind() == Attachment.Kind.VOICE ? read : pictures.plausible(read)))
                .onFailure()
                .recoverWithItem(() -> new Attachment(one.id(), upload.kind(), State.UNREADABLE, null))
                .subscribeAsCompletionStage()
                .toCompletableFuture();
    }
}
