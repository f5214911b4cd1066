package health.vigil.channel.chat;

import health.vigil.channel.chat.Answer.Standing;
import health.vigil.channel.chat.Threads.Thread;
import health.vigil.channel.chat.Wording.Line;
import health.vigil.clinical.Language;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.ChatStore;
import health.vigil.consultation.ChatStore.Place;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Outcome;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import health.vigil.consultation.TurnTaker;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers a message with the store at hand: which consultation, which words, which turn. */
@Singleton
final class Conversation {
    private static final Duration BUSY_PAUSE = Duration.ofMillis(200);
    private static final int BUSY_TRIES = 100;
    private static final String HELP = "chat_help_question";
    private static final String CONSENT = "chat_consent";

    private final ChatStore store;
    private final Threads threads;
    private final ConsultationService service;
    private final TurnTaker turns;
    private final ChatTexts texts;
    private final Wording wording;
    private final ChatSettings settings;
    private final int longest;

    Conversation(
            ChatStore store,
            Threads threads,
            ConsultationService service,
            TurnTaker turns,
            ChatTexts texts,
            Wording wording,
            ChatSettings settings,
            @ConfigProperty(name = "vigil.message.max-length", defaultValue = "1500") int longest) {
        this.store = store;
        this.threads = threads;
        this.service = service;
        this.turns = turns;
        this.texts = texts;
        this.wording = wording;
        this.settings = settings;
        this.longest = longest;
    }

    Uni<Answer> answer(Hearing hearing) {
        return threads.place(hearing).chain(place -> {
            if (place.given() != null || place.carried()) {
                return repeated(hearing, place);
            }
            return threads.find(hearing, place)
                    .chain(thread -> hearing.startsOver() ? begun(hearing, thread) : gathered(hearing, thread));
        });
    }

    /** The same again; nothing when it was pushed, for the person has it, and when another message carries its words. */
    private Uni<Answer> repeated(Hearing hearing, Place place) {
        String kept = place.given();
        Given given = kept == null ? null : Given.read(kept);
        if (given == null || given.pushed()) {
            return nothing(hearing);
        }
        return threads.find(hearing, place).map(thread -> {
            Answer again = said(hearing, thread, given, place.asked());
            return place.delivered() < given.to() ? again : Answer.plain(again.parts(), again.language());
        });
    }

    private Uni<Answer> begun(Hearing hearing, Thread thread) {
        Place place = thread.place();
        return threads.leavesAmbulance(hearing, place)
                .map(left -> left || place.asked()
                        ? said(hearing, thread, Given.note(HELP), true)
                        : said(hearing, thread, Given.turns(0, 0).after(consent(place)), false));
    }

    /** A short message waits for the rest of its sentence; an emergency, an answer and a command wait for nothing. */
    private Uni<Answer> gathered(Hearing hearing, Thread thread) {
        String text = hearing.said().text();
        boolean piece = text.codePointCount(0, text.length()) <= settings.burstLength()
                && !hearing.isEmergency()
                && !Choices.isOne(text)
                && Choices.read(text, thread.seen()).isEmpty()
                && !(thread.place().asked() && (isYes(text) || isNo(text)));
        Uni<Void> pause = Uni.createFrom().voidItem();
        Uni<Void> waited = piece ? pause.onItem().delayIt().by(settings.burstWait()) : pause;
        return waited.chain(() -> store.gather(hearing.message(), hearing.isEmergency()))
                .chain(words -> words.map(all -> heard(hearing, thread, all))
                        .orElseGet(() -> threads.place(hearing).chain(place -> repeated(hearing, place))));
    }

    private Uni<Answer> heard(Hearing hearing, Thread thread, String words) {
        Place place = thread.place();
        String more = place.more();
        Given waiting = Given.turns(thread.next(), thread.latest());
        if (place.asked() && isYes(words)) {
            return item(said(hearing, thread, waiting.after(List.of("chat_help_yes")), false));
        }
        if (place.asked() && isNo(words)) {
            return item(said(hearing, thread, waiting.after(List.of("chat_help_no")), false));
        }
        if (Choices.isOne(words) && more != null) {
            return item(said(hearing, thread, Given.read(more), false));
        }
        if (Choices.isOne(words) && waiting.saysTurns()) {
            return item(said(hearing, thread, waiting.after(consent(place)), false));
        }
        if (words.codePointCount(0, words.length()) > longest && !hearing.isEmergency()) {
            return item(said(hearing, thread, Given.note("chat_too_long"), place.asked()));
        }
        PatientMessage message = hearing.saying(words, Choices.read(words, thread.seen()));
        return turns.newcomer(thread.consultation(), message)
                .map(meant -> threads.of(meant, hearing, thread))
                .orElseGet(() -> item(thread))
                .chain(found -> taken(hearing, found, message, true));
    }

    private Uni<Answer> taken(Hearing hearing, Thread thread, PatientMessage message, boolean mayMove) {
        return reply(hearing.address(thread.consultation().id()), message, BUSY_TRIES)
                .chain(outcome -> switch (outcome) {
                    case Outcome.Answered answered -> answered(hearing, thread, answered.turn());
                    case Outcome.Closed ignored when mayMove -> elsewhere(hearing, thread, message);
                    case Outcome.NotFound ignored when mayMove -> elsewhere(hearing, thread, message);
                    case Outcome.StoreUnavailable ignored ->
                        item(Answer.plain(
                                wording.write("store_trouble", hearing.language(), hearing.account()),
                                hearing.language()));
                    default ->
                        item(Answer.plain(
                                wording.write("cannot_assess", hearing.language(), hearing.account()),
                                hearing.language()));
                });
    }

    private Uni<Answer> elsewhere(Hearing hearing, Thread thread, PatientMessage message) {
        return threads.anew(hearing, thread.place()).chain(other -> taken(hearing, other, message, false));
    }

    private Uni<Outcome> reply(ConsultationService.Address address, PatientMessage message, int tries) {
        return service.reply(address, message)
                .chain(outcome -> outcome instanceof Outcome.Busy && tries > 0
                        ? item(outcome)
                                .onItem()
                                .delayIt()
                                .by(BUSY_PAUSE)
                                .chain(() -> reply(address, message, tries - 1))
                        : item(outcome));
    }

    private Uni<Answer> answered(Hearing hearing, Thread thread, Turn turn) {
        if (!turn.stored()) {
            return item(Answer.plain(wording.write(turn, hearing.account()), turn.language()));
        }
        boolean emergency = turn.assessment().floor().isAtLeast(TriageLevel.EMERGENCY);
        Uni<Boolean> asks = emergency ? item(false) : threads.leavesAmbulance(hearing, thread.place());
        return asks.chain(asking -> {
            if (asking) {
                return item(said(hearing, thread, Given.note(HELP), true));
            }
            int from = Math.min(Math.max(thread.place().delivered(), 0) + 1, turn.number());
            Given given = Given.turns(from, turn.number()).after(emergency ? List.of() : consent(thread.place()));
            return threads.again(hearing, thread).map(now -> said(hearing, now, given, false));
        });
    }

    private Answer said(Hearing hearing, Thread thread, Given given, boolean asks) {
        List<Line> lines = new ArrayList<>();
        Language language = hearing.language();
        Language last = thread.consultation().language();
        if (given.from() == 0) {
            lines.add(new Line(thread.consultation().greeting(), language));
        }
        for (Turn turn : thread.turns(given.from(), given.to())) {
            lines.add(Line.of(turn));
            last = turn.language();
        }
        List<String> parts = wording.write(given.notes(), lines, last == null ? language : last, hearing.account());
        boolean consents = thread.place().consented() || given.notes().contains(CONSENT);
        int seen = given.saysTurns() ? given.to() : -1;
        Standing standing =
                new Standing(thread.place().thread(), thread.consultation().id(), seen, asks, consents);
        return new Answer(parts.subList(Math.min(given.part(), parts.size()), parts.size()), language, given, standing);
    }

    private static List<String> consent(Place place) {
        return place.consented() ? List.of() : List.of(CONSENT);
    }

    private boolean isYes(String text) {
        return texts.says("chat_yes_words", text);
    }

    private boolean isNo(String text) {
        return texts.says("chat_no_words", text);
    }

    private static Uni<Answer> nothing(Hearing hearing) {
        return item(Answer.nothing(hearing.language()));
    }

    private static <T> Uni<T> item(T item) {
        return Uni.createFrom().item(item);
    }
}
