package health.vigil.handover.fhir;

import health.vigil.clinical.Reply;
import health.vigil.consultation.Turn;
import health.vigil.handover.Conversing;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;

/** What was asked, answered and told, letter by letter, with the reader's words beside. */
final class Conversation {
    private final Conversing conversing;

    Conversation(Conversing conversing) {
        this.conversing = conversing;
    }

    void add(DocumentBundle document, Cast cast) {
        if (document.story().turns().isEmpty()) {
            return;
        }
        document.add(answers(document, cast));
        document.story().turns().forEach(turn -> document.add(told(turn, document, cast)));
    }

    private QuestionnaireResponse answers(DocumentBundle document, Cast cast) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setStatus(
                document.story().assessment().isComplete()
                        ? QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED
                        : QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS);
        response.setSubject(cast.patient());
        response.setEncounter(cast.encounter());
        response.setAuthored(DocumentBundle.date(
                document.story().timeOf(document.consultation().turns())));
        response.setSource(cast.patient());
        for (Conversing.Exchange exchange : conversing.exchanges(document.story())) {
            QuestionnaireResponseItemComponent item = response.addItem();
            item.setLinkId(String.valueOf(exchange.turn().number()));
            item.setText(exchange.asked());
            String words =
                    exchange.turn().isLate() ? "" : exchange.turn().message().text();
            if (!words.isEmpty()) {
                item.addAnswer().setValue(new StringType(words));
            }
            exchange.pressed().forEach(answer -> item.addAnswer().setValue(new StringType(answer)));
        }
        return response;
    }

    private Communication told(Turn turn, DocumentBundle document, Cast cast) {
        Communication communication = new Communication();
        communication.setStatus(Communication.CommunicationStatus.COMPLETED);
        communication.setSubject(cast.patient());
        communication.setEncounter(cast.encounter());
        communication.setSent(DocumentBundle.date(turn.receivedAt()));
        communication.setSender(cast.vigil());
        communication.addRecipient(cast.patient());
        communication.addCategory(DocumentBundle.ours(
                "reply-source",
                turn.reply().source().name().toLowerCase(java.util.Locale.ROOT),
                document.words().say("told_by", turn.reply().source())));
        communication.setLanguage(DocumentBundle.language(turn.language()));
        communication.addPayload().setContent(new StringType(turn.reply().text()));
        conversing
                .told(turn, document.story())
                .forEach(said -> communication.addNote().setText(said));
        if (turn.reply().source() == Reply.Source.MODEL) {
            DocumentLabel.ai(communication.getMeta());
        }
        return communication;
    }
}
