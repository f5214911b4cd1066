package health.vigil.consultation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a reply says of the attachments of its message: identifiers of vetted texts, never what a model wrote. */
final class AttachmentNotes {
    private AttachmentNotes() {}

    static List<String> of(PatientMessage message) {
        Set<String> notes = new LinkedHashSet<>();
        for (Attachment sent : message.sent()) {
            String kind = sent.kind() == null ? "attachment" : sent.isPicture() ? "picture" : "voice";
            switch (sent.state()) {
                case SENT -> {}
                case LATER -> notes.add("attachment_later");
                case UNREADABLE, SET_ASIDE -> notes.add(kind + "_unclear");
                case READ -> notes.add(kind + "_read");
            }
        }
        Set<String> values = new TreeSet<>();
        message.readPictures().forEach(read -> values.addAll(read.values().keySet()));
        values.forEach(code -> notes.add("picture_value:" + code));
        return new ArrayList<>(notes);
    }
}
