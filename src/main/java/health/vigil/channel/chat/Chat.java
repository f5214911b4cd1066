package health.vigil.channel.chat;

import health.vigil.access.PatientKey;
import health.vigil.clinical.Language;
import health.vigil.consultation.ChatStore;
import health.vigil.consultation.ChatStore.ChatMessage;
import health.vigil.consultation.ChatStore.Progress;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.Turn;
import health.vigil.consultation.TurnTaker;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The story of a message on a chat platform: screen it by itself, find its consultation, take the turn, bring the answer. An
 * emergency by its own words is answered whatever becomes of the rest (I3).
 */
@Singleton
public class Chat {
    private static final Logger LOG = Logger.getLogger(Chat.class);
    private static final Duration EMERGENCY_BUDGET = Duration.ofMillis(800);
    private static final List<String> WELCOME = List.of("greeting", "chat_consent");

    private final ChatStore store;
    private final TurnTaker turns;
    private final Conversation conversation;
    private final Delivery delivery;
    private final ChatTexts texts;
    private final Wording wording;
    private final PatientKey keys;
    private final Clock clock;

    Chat(
            ChatStore store,
            TurnTaker turns,
            Conversation conversation,
            Delivery delivery,
            ChatTexts texts,
            Wording wording,
            PatientKey keys,
            Clock clock) {
        this.store = store;
        this.turns = turns;
        this.conversation = conversation;
        this.delivery = delivery;
        this.texts = texts;
        this.wording = wording;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Hears a person and answers. Never fails: every failure ends in a vetted text (I9).
     *
     * @return what to say in the response; empty when the answer is pushed, or another message of a burst gets it
     */
    public Uni<Optional<String>> hear(ChatAccount account, Said said) {
        Hearing hearing = hearing(account, said);
        Uni<Answer> answer = switch (said.kind()) {
            case ARRIVED -> welcome(hearing);
            case UNREADABLE -> plain(hearing, "chat_only_text");
            case WORDS, START_OVER ->
                said.text().isBlank() && !hearing.startsOver()
                        ? plain(hearing, "chat_only_text")
                        : hearing.isEmergency() ? emergency(hearing) : ordinary(hearing);
        };
        return delivery.give(hearing, answer);
    }

    private Hearing hearing(ChatAccount account, Said said) {
        Instant now = clock.instant();
        boolean startsOver = said.kind() == Said.Kind.START_OVER || texts.says("chat_start_over_words", said.text());
        String place = account.channel() + '/' + account.name() + '/';
        ChatMessage message = new ChatMessage(
                account.tenant(),
                keys.digest(account.tenant(), place + said.person()),
                account.pushes() > 0 ? account.name() + '/' + said.person() : "",
                keys.digest(account.tenant(), place + "message/" + said.id()),
                now,
                said.order(),
                startsOver ? "" : said.text());
        Address nowhere = new Address(account.tenant(), "", account.language(), account.region());
        Turn alone = turns.alone(nowhere, Hearing.message(message.id(), said.text(), List.of()), now);
        return new Hearing(account, said, message, alone, startsOver);
    }

    /** Waits for the store only so long; what is in the making is committed all the same. */
    private Uni<Answer> emergency(Hearing hearing) {
        Answer alone = Answer.plain(wording.write(hearing.alone(), hearing.account()), hearing.language());
        return outliving(conversation.answer(hearing))
                .map(answer -> answer.parts().isEmpty() ? alone : answer)
                .ifNoItem()
                .after(EMERGENCY_BUDGET)
                .fail()
                .onFailure()
                .recoverWithItem(alone);
    }

    private Uni<Answer> ordinary(Hearing hearing) {
        return conversation
                .answer(hearing)
                .onFailure(StoreUnavailable.class)
                .recoverWithUni(() -> plain(hearing, "store_trouble"))
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        "a message was not answered: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithUni(() -> plain(hearing, "cannot_assess"));
    }

    private Uni<Answer> welcome(Hearing hearing) {
        Language language = hearing.account().language();
        Progress told = new Progress("", "", new Given(WELCOME, 1, 0, 0, false).write(), -1, false, true, "");
        return store.answered(hearing.message(), told)
                .onFailure()
                .recoverWithNull()
                .replaceWith(Answer.plain(wording.write(WELCOME, List.of(), language, hearing.account()), language));
    }

    private Uni<Answer> plain(Hearing hearing, String text) {
        Language language = hearing.language();
        return Uni.createFrom().item(Answer.plain(wording.write(text, language, hearing.account()), language));
    }

    private static Uni<Answer> outliving(Uni<Answer> work) {
        return Uni.createFrom().emitter(reader -> work.subscribe().with(reader::complete, reader::fail));
    }
}
