package health.vigil.channel.chat;

import health.vigil.catalog.Knowledge;
import health.vigil.channel.chat.Wording.Line;
import health.vigil.consultation.ChatStore;
import health.vigil.consultation.ChatStore.ChatMessage;
import health.vigil.consultation.ChatStore.Progress;
import health.vigil.consultation.ChatStore.Reach;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.Follower;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.Turn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings a person on a chat platform what was said without a message of theirs: a reminder, a check-in, a clinician's words, a late
 * judgement. What cannot be pushed waits for their next message.
 */
@Singleton
final class ChatFollower implements Follower {
    private static final Logger LOG = Logger.getLogger(ChatFollower.class);
    /** How long the answer to the person's own message may still be on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(30);

    private final ChatStore chats;
    private final ConsultationStore consultations;
    private final Wording wording;
    private final Knowledge knowledge;
    private final List<ChatAccount> accounts;
    private final Clock clock;

    @Inject
    ChatFollower(
            ChatStore chats,
            ConsultationStore consultations,
            Wording wording,
            Knowledge knowledge,
            @All List<ChatPlatform> platforms,
            Clock clock) {
        this.chats = chats;
        this.consultations = consultations;
        this.wording = wording;
        this.knowledge = knowledge;
        this.accounts = platforms.stream()
                .flatMap(platform -> platform.accounts().stream())
                .filter(account -> account.pushes() > 0)
                .toList();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public boolean isOn() {
        return !accounts.isEmpty();
    }

    @Override
    public Uni<Void> follow(OutboxEntry entry) {
        return entry.kind() == OutboxEntry.Kind.TURN
                ? consultations
                        .find(entry.tenant(), entry.consultation())
                        .chain(found -> found.map(snapshot -> told(snapshot, entry.turn()))
                                .orElseGet(ChatFollower::nothing))
                : nothing();
    }

    private Uni<Void> told(Snapshot snapshot, int number) {
        Turn turn = snapshot.turns().get(number - 1);
        String person = snapshot.consultation().settings().patientKey();
        if (turn.isOfPatient() || turn.reply().text().isEmpty() || person == null || isPrivate(turn)) {
            return nothing();
        }
        return chats.reach(snapshot.consultation().tenant(), person)
                .chain(reach -> reach.filter(it -> it.delivered() < number
                                && snapshot.consultation().id().equals(it.consultation()))
                        .map(it -> bring(snapshot, turn, person, it))
                        .orElseGet(ChatFollower::nothing));
    }

    /** Abuse was told: a message that comes unasked may be seen by whoever must not see it. */
    private boolean isPrivate(Turn turn) {
        return knowledge.instructs("SAFETY", turn.assessment().redFlags());
    }

    private Uni<Void> bring(Snapshot snapshot, Turn turn, String person, Reach reach) {
        int split = reach.address().indexOf('/');
        Optional<ChatAccount> account = account(snapshot, reach.address().substring(0, split));
        if (account.isEmpty()) {
            return nothing();
        }
        boolean inOrder = reach.delivered() == turn.number() - 1;
        if (!inOrder && clock.instant().isBefore(turn.receivedAt().plus(ON_ITS_WAY))) {
            return Uni.createFrom().failure(new IllegalStateException("an earlier answer is on its way"));
        }
        int from = Math.max(reach.delivered(), 0) + 1;
        List<Line> lines = snapshot.turns().subList(from - 1, turn.number()).stream()
                .filter(each -> !each.reply().text().isEmpty())
                .map(Line::of)
                .toList();
        ChatMessage message = new ChatMessage(
                snapshot.consultation().tenant(), person, "", "turn-" + turn.id(), clock.instant(), "", "");
        Given given = Given.turns(from, turn.number()).sent();
        Progress seen = new Progress(
                reach.thread(), snapshot.consultation().id(), given.write(), turn.number(), reach.asked(), false, "");
        return push(
                        account.get(),
                        reach.address().substring(split + 1),
                        message,
                        wording.write(List.of(), lines, turn.language(), account.get()))
                .chain(pushed -> pushed ? chats.answered(message, seen) : nothing());
    }

    private Optional<ChatAccount> account(Snapshot snapshot, String name) {
        String channel = snapshot.consultation().settings().channel();
        return accounts.stream()
                .filter(account ->
                        account.channel().equals(channel) && account.name().equals(name))
                .findFirst();
    }

    private Uni<Boolean> push(ChatAccount account, String person, ChatMessage message, List<String> parts) {
        Uni<Boolean> pushed = Uni.createFrom().item(true);
        for (String part : parts) {
            pushed = pushed.chain(() -> chats.spend(message, account.pushes(), account.pushWindow()))
                    .chain(may -> may
                            ? account.push(person, part).replaceWith(true)
                            : Uni.createFrom().failure(new IllegalStateException("no more may be pushed")));
        }
        return pushed.onFailure()
                .invoke(failure -> LOG.warnf(
                        "%s/%s: what was said unasked could not be pushed (%s); it waits for the person's next message",
                        account.channel(), account.name(), failure.getMessage()))
                .onFailure()
                .recoverWithItem(false);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
