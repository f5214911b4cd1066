package health.vigil.channel.api;

import health.vigil.channel.api.Views.AttachmentView;
import health.vigil.channel.api.Views.ChoiceView;
import health.vigil.channel.api.Views.CitationView;
import health.vigil.channel.api.Views.ConsultationView;
import health.vigil.channel.api.Views.MessageView;
import health.vigil.channel.api.Views.OffersView;
import health.vigil.channel.api.Views.QuestionView;
import health.vigil.channel.api.Views.ReplyView;
import health.vigil.channel.api.Views.TurnView;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply;
import health.vigil.consultation.Attachment;
import health.vigil.consultation.AttachmentDesk;
import health.vigil.consultation.Care;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.SetLevel;
import health.vigil.consultation.Turn;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Consultations and turns as views. */
@Singleton
public final class ViewWriter {
    private static final int PAGE = 200;

    private final AssessmentWording wording;
    private final AttachmentDesk desk;

    ViewWriter(AssessmentWording wording, AttachmentDesk desk) {
        this.wording = wording;
        this.desk = desk;
    }

    public TurnView turn(Turn turn, String region) {
        return new TurnView(
                turn.id(),
                turn.number(),
                turn.message().id(),
                Wire.write(turn.assessment().status()),
                turn.stored(),
                attachments(turn.message(), Map.of()),
                reply(turn.reply(), author(turn)),
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
        Map<String, Attachment> late = readLate(turns);
        for (Turn turn : turns) {
            PatientMessage said = turn.message();
            List<String> answers = AnswerWords.of(said, before.question());
            if (turn.isOfPatient()) {
                messages.add(new MessageView(
                        said.id(),
                        "patient",
                        said.text(),
                        turn.receivedAt(),
                        answers,
                        attachments(said, late),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
            }
            if (!turn.reply().text().isEmpty()) {
                messages.add(replied(turn.reply(), turn.receivedAt(), turn.assessment(), author(turn)));
            }
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
                assessment(consultation),
                new OffersView(desk.offers().pictures(), desk.offers().voice()),
                care(consultation));
    }

    /** What was read of attachments in turns of their own, by their ids. */
    private static Map<String, Attachment> readLate(List<Turn> turns) {
        Map<String, Attachment> read = new HashMap<>();
        turns.stream()
                .filter(Turn::isLate)
                .flatMap(turn -> turn.message().sent().stream())
                .forEach(it -> read.put(it.id(), it));
        return read;
    }

    private static @Nullable List<AttachmentView> attachments(PatientMessage message, Map<String, Attachment> late) {
        List<AttachmentView> views = message.sent().stream()
                .map(sent -> late.getOrDefault(sent.id(), sent))
                .map(sent -> new AttachmentView(
                        sent.id(),
                        sent.kind() == null ? null : Wire.write(sent.kind()),
                        Wire.write(sent.state()),
                        sent.transcript()))
                .toList();
        return views.isEmpty() ? null : views;
    }

    private static Views.@Nullable CareView care(Consultation consultation) {
        Care care = consultation.care();
        SetLevel set = consultation.current().set();
        if (care.holder() == null && care.closing() == null && set == null) {
            return null;
        }
        return new Views.CareView(
                care.holder() == null ? null : care.holder().name(),
                care.holder() == null ? null : care.holder().since(),
                set == null
                        ? null
                        : new Views.LevelSetView(
                                set.level().wire(), set.ruleFloor().wire(), set.by(), set.at()),
                care.closing() == null ? null : Wire.write(care.closing().outcome()));
    }

    private static @Nullable String author(Turn turn) {
        return turn.act() == null ? null : turn.act().by();
    }

    Views.AssessmentView assessment(Consultation consultation) {
        Language language = consultation.language();
        return wording.word(
                consultation.assessment(),
                language == null ? Language.EN : language,
                consultation.settings().region());
    }

    private static MessageView greeting(Consultation consultation) {
        return replied(consultation.greeting(), consultation.createdAt(), null, null);
    }

    private static MessageView replied(Reply reply, Instant at, @Nullable Assessment judged, @Nullable String author) {
        ReplyView view = reply(reply, author);
        return new MessageView(
                view.id(),
                author == null ? "assistant" : "clinician",
                view.text(),
                at,
                null,
                null,
                view.source(),
                view.citations(),
                view.question(),
                judged == null ? null : judged.level().wire(),
                judged == null ? null : judged.floor().wire(),
                author);
    }

    private static ReplyView reply(Reply reply, @Nullable String author) {
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
        return new ReplyView(reply.id(), reply.text(), Wire.write(reply.source()), citations(reply), question, author);
    }

    static List<CitationView> citations(Reply reply) {
        return reply.citations().stream()
                .map(c -> new CitationView(c.id(), c.title(), c.organisation(), c.year(), c.section(), c.url()))
                .toList();
    }
}
