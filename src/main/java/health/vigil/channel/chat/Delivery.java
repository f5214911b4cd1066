package health.vigil.channel.chat;

import health.vigil.consultation.ChatStore;
import health.vigil.consultation.ChatStore.Progress;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings an answer to the person: in the response while the platform waits for it, else pushed, else with their next message.
 * What the person has not been sent is never counted as seen.
 */
@Singleton
final class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);
    /** Lets the response overtake what is pushed after it. */
    private static final Duration AFTER_THE_RESPONSE = Duration.ofMillis(500);

    private final ChatStore store;
    private final Wording wording;

    Delivery(ChatStore store, Wording wording) {
        this.store = store;
        this.wording = wording;
    }

    /** @return what to say in the response; empty for nothing */
    Uni<Optional<String>> give(Hearing hearing, Uni<Answer> answer) {
        return Uni.createFrom().emitter(response -> {
            AtomicBoolean open = new AtomicBoolean(true);
            Runnable close = () -> {
                if (open.getAndSet(false)) {
                    response.complete(meanwhile(hearing));
                }
            };
            var end = Infrastructure.getDefaultWorkerPool()
                    .schedule(close, Math.max(1, hearing.account().window().toMillis()), TimeUnit.MILLISECONDS);
            answer.subscribe()
                    .with(
                            ready -> {
                                if (open.getAndSet(false)) {
                                    end.cancel(false);
                                    inTime(hearing, ready).subscribe().with(response::complete, response::fail);
                                } else {
                                    late(hearing, ready);
                                }
                            },
                            failure -> {
                                if (open.getAndSet(false)) {
                                    response.fail(failure);
                                }
                            });
        });
    }

    private Optional<String> meanwhile(Hearing hearing) {
        return hearing.account().pushes() > 0
                ? Optional.empty()
                : Optional.of(wording.write("chat_wait", hearing.language(), hearing.account())
                        .getFirst());
    }

    private Uni<Optional<String>> inTime(Hearing hearing, Answer answer) {
        if (answer.parts().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        boolean rest = answer.parts().size() > 1 && hearing.account().pushes() > 0;
        Progress seen = answer.seen(rest ? answer.parts().size() : 1, false);
        return keep(hearing, seen)
                .invoke(() -> {
                    if (rest && seen != null) {
                        Infrastructure.getDefaultWorkerPool()
                                .schedule(
                                        () -> push(hearing, answer, 1, false),
                                        AFTER_THE_RESPONSE.toMillis(),
                                        TimeUnit.MILLISECONDS);
                    }
                })
                .replaceWith(Optional.of(answer.parts().getFirst()));
    }

    private void late(Hearing hearing, Answer answer) {
        if (answer.parts().isEmpty()) {
            return;
        }
        if (hearing.account().pushes() > 0) {
            push(hearing, answer, 0, true);
        } else {
            keep(hearing, answer.waiting()).subscribe().with(kept -> {});
        }
    }

    private void push(Hearing hearing, Answer answer, int part, boolean whole) {
        if (part == answer.parts().size()) {
            keep(hearing, answer.seen(part, whole)).subscribe().with(kept -> {});
            return;
        }
        ChatAccount account = hearing.account();
        store.spend(hearing.message(), account.pushes(), account.pushWindow())
                .chain(may -> may
                        ? account.push(hearing.said().person(), answer.parts().get(part))
                        : Uni.createFrom().failure(new IllegalStateException("no more may be pushed")))
                .subscribe()
                .with(sent -> push(hearing, answer, part + 1, whole), failure -> {
                    LOG.warnf(
                            "%s/%s: a reply could not be pushed (%s); it waits for the person's next message",
                            account.channel(), account.name(), failure.getMessage());
                    Progress left = part == 0 ? answer.waiting() : answer.seen(part, whole);
                    keep(hearing, left).subscribe().with(kept -> {});
                });
    }

    /** A store that cannot keep it only makes the person read it twice. */
    private Uni<Void> keep(Hearing hearing, @Nullable Progress progress) {
        return progress == null
                ? Uni.createFrom().voidItem()
                : store.answered(hearing.message(), progress).onFailure().recoverWithNull();
    }
}
