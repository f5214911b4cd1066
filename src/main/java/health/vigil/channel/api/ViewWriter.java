package health.vigil.channel.api;

import health.vigil.channel.api.Views.ChoiceView;
import health.vigil.channel.api.Views.CitationView;
import health.vigil.channel.api.Views.ConsultationView;
import health.vigil.channel.api.Views.MessageView;
import health.vigil.channel.api.Views.QuestionView;
import health.vigil.channel.api.Views.ReplyView;
import health.vigil.channel.api.Views.TurnView;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Consultations and turns as views. */
@Singleton
final class ViewWriter {
    private static final int PAGE = 200;

    private final AssessmentWording wording;

    ViewWriter(AssessmentWording wording) {
        this.wording = wording;
    }

    TurnView turn(Turn turn, String region) {
        return new TurnView(
                turn.id(),
                turn.number(),
                turn.message().id(),
                Wire.write(turn.assessment().status()),
                turn.stored(),
                reply(turn.reply()),
                wording.word(turn.assessment(), turn.language(), region));
    }

    ConsultationView opened(Consultation consultation, String token) {
        return view(consultation, List.of(greeting(consultation)), token, null);
    }

    /** One page of messages; the greeting is message 0. */
    ConsultationView snapshot(Consultation consultation, List<Turn> turns, int offset) {
        List<MessageView> messages = new ArrayList<>();
        messages.add(greeting(consultation));
        Reply before = consultation.greeting();
        for (Turn turn : turns) {
            PatientMessage said = turn.message();
            List<String> answers = AnswerWords.of(said, before.question());
            if (!turn.isUnprompted()) {
                messages.add(new MessageView(
                        said.id(), "patient", said.text(), turn.receivedAt(), answers, null, null, null, null, null));
            }
            messages.add(replied(turn.reply(), turn.receivedAt(), turn.assessment()));
            before = turn.reply();
        }
        int from = Math.min(Math.max(offset, 0), messages.size());
        int to = Math.min(from + PAGE, messages.size());
        return view(consultation, messages.subList(from, to), null, to < messages.size() ? to : null);
    }

    private ConsultationView view(
            Consultation consultation,
            List<MessageView> messages,
            @Nullable String token,
            @Nullable Integer nextOffset) {
        Language language = consultation.language();
        return new ConsultationView(
                consultation.id(),
                token,
                consultation.closed()
                        ? "closed"
                        : Wire.write(consultation.assessment().status()),
                language == null ? null : language.tag(),
                consultation.settings().region(),
                messages,
                nextOffset,
                assessment(consultation));
    }

    Views.AssessmentView assessment(Consultation consultation) {
        Language language = consultation.language();
        return wording.word(
                consultation.assessment(),
                language == null ? Language.EN : language,
                consultation.settings().region());
    }

    private static MessageView greeting(Consultation consultation) {
        return replied(consultation.greeting(), consultation.createdAt(), null);
    }

    private static MessageView replied(Reply reply, Instant at, @Nullable Assessment judged) {
        ReplyView view = reply(reply);
        return new MessageView(
                view.id(),
                "assistant",
                view.text(),
                at,
                null,
                view.source(),
                view.citations(),
                view.question(),
                judged == null ? null : judged.level().wire(),
                judged == null ? null : judged.floor().wire());
    }

    private static ReplyView reply(Reply reply) {
        Reply.Asked asked = reply.question();
        QuestionView question = asked == null
                ? null
                : new QuestionView(
                        asked.id(),
                        Wire.write(asked.kind()),
                        asked.finding(),
                        asked.findings(),
                        asked.text(),
                        asked.unit(),
                        asked.choices().stream()
                                .map(choice -> new ChoiceView(choice.id(), choice.label()))
                                .toList());
        return new ReplyView(reply.id(), reply.text(), Wire.write(reply.source()), citations(reply), question);
    }

    static List<CitationView> citations(Reply reply) {
        return reply.citations().stream()
                .map(c -> new CitationView(c.id(), c.title(), c.organisation(), c.year(), c.section(), c.url()))
                .toList();
    }
}
