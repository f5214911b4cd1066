package health.vigil.channel.chat;

import health.vigil.clinical.Language;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.ChatStore.ChatMessage;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.PatientMessage.Answer;
import health.vigil.consultation.Turn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One message being heard.
 *
 * @param message as the store knows it
 * @param alone its turn judged by itself, before and without any store
 * @param startsOver the person wants a new consultation
 */
record Hearing(ChatAccount account, Said said, ChatMessage message, Turn alone, boolean startsOver) {

    /** By its own words: answered whatever else fails. */
    boolean isEmergency() {
        return alone.assessment().floor().isAtLeast(TriageLevel.EMERGENCY);
    }

    Language language() {
        return alone.language();
    }

    Address address(String consultation) {
        return new Address(account.tenant(), consultation, language(), account.region());
    }

    PatientMessage saying(String words, List<Answer> answers) {
        return message(message.id(), answers.isEmpty() ? words : "", answers);
    }

    static PatientMessage message(String digest, String words, List<Answer> answers) {
        String id =
                UUID.nameUUIDFromBytes(digest.getBytes(StandardCharsets.UTF_8)).toString();
        return new PatientMessage(id, words, Map.of(), null, answers);
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "Hearing[" + message + "]";
    }
}
