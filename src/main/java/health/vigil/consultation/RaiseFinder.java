package health.vigil.consultation;

import health.vigil.assessment.Raises;
import health.vigil.clinical.Raise;
import health.vigil.clinical.Raise.Reason;
import health.vigil.understanding.Understanding;
import health.vigil.understanding.Understanding.Intent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what may raise a consultation's level: earlier contacts, the patient's own "worse", incidents in force. */
final class RaiseFinder {
    private final Incidents incidents;

    RaiseFinder(Incidents incidents) {
        this.incidents = incidents;
    }

    /** Before anything is said: what counts for every complaint it may become. */
    Raises find(Consultation consultation, PatientCase patient, Understanding words, CheckIn.@Nullable Answer feeling) {
        List<Contact> earlier = earlier(consultation, patient);
        List<Raise> standing = new ArrayList<>(patient.raised());
        boolean advised = !patient.lane().isEmpty();
        boolean worse = words.intents().contains(Intent.WORSE) && (advised || !earlier.isEmpty());
        if (worse || feeling == CheckIn.Answer.WORSE) {
            standing.add(Raise.of(Reason.WORSE_SINCE_LAST));
        }
        if (feeling == CheckIn.Answer.SAME) {
            standing.add(Raise.of(Reason.NOT_BETTER));
        }
        Map<String, List<Raise>> ifComplaint = new HashMap<>();
        earlier.forEach(contact -> add(ifComplaint, contact.complaint(), Raise.of(Reason.REPEAT_CONTACT)));
        incidents.inForce().forEach((complaint, note) -> add(ifComplaint, complaint, new Raise(Reason.INCIDENT, note)));
        return new Raises(standing, ifComplaint);
    }

    /** What stays for later turns: what was found standing, and what has raised. */
    static List<Raise> kept(Raises raises, List<Raise> raised) {
        List<Raise> kept = new ArrayList<>(raises.standing());
        kept.addAll(raised);
        return kept.stream().distinct().toList();
    }

    private static List<Contact> earlier(Consultation consultation, PatientCase patient) {
        Instant oldest = consultation.createdAt().minus(Contact.LIFE);
        return consultation.earlier().stream()
                .filter(contact -> contact.about() == patient.about())
                .filter(contact -> contact.at().isAfter(oldest))
                .toList();
    }

    private static void add(Map<String, List<Raise>> ifComplaint, String complaint, Raise raise) {
        ifComplaint.computeIfAbsent(complaint, id -> new ArrayList<>()).add(raise);
    }
}
