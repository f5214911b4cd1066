package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: where a person of a chat platform stands, the same for every process. A chat platform knows persons and messages, not
 * consultations: a thread is the consultation a person is in at the moment. Persons and messages are keyed digests. Fails
 * with {@link ConsultationStore.StoreUnavailable}.
 */
public interface ChatStore {

    /** Puts a message into the person's open thread, or a new one; a message that was put before stays where it is. */
    Uni<Place> place(ChatMessage message, Opening opening);

    /** Moves a message from one thread to that of another patient, or a new one. Does nothing when it was moved before. */
    Uni<Void> move(ChatMessage message, String thread, Opening opening, Patients patients);

    /**
     * The words of a burst of messages in their order, this one the last of them; empty when another message carries them.
     *
     * @param now also when later messages have come
     */
    Uni<Optional<String>> gather(ChatMessage message, boolean now);

    /** Keeps what a message was answered with, and where the person stands after it. */
    Uni<Void> answered(ChatMessage message, Progress progress);

    /** Whether one more message may be pushed to the person after their last one; counts it. */
    Uni<Boolean> spend(ChatMessage message, int allowance, Duration window);

    /** Where a person can be reached, and what they have seen; empty when they have not written for a week. */
    Uni<Optional<Reach>> reach(String tenant, String person);

    /** Removes what is kept of a person for a consultation; all of it when nothing else of theirs is known. */
    Uni<Void> forget(String tenant, String person, String consultationId);

    /** The access token of a platform's account that some process fetched last. */
    Uni<Optional<String>> token(String account);

    /** Keeps an access token; an empty one is forgotten. */
    Uni<Void> keepToken(String account, String token, Duration life);

    /**
     * A message of a person.
     *
     * @param address where the platform finds the person, kept sealed; empty for as before
     * @param order sorts a person's messages as they were written
     * @param words empty for what must not be merged with others
     */
    record ChatMessage(
            String tenant, String person, String address, String id, Instant at, String order, String words) {

        /** Without the words. */
        @Override
        public String toString() {
            return "ChatMessage[" + id + "]";
        }
    }

    /** When a new thread begins: after so long a silence, or because the person wants one. */
    record Opening(Duration silence, boolean fresh) {}

    /** Names of the patient that is left and of the one that is meant; both empty for a new thread whatever was before. */
    record Patients(String left, String meant) {}

    /**
     * Where a message stands.
     *
     * @param thread its name; makes its consultation once
     * @param consultation null until one was opened
     * @param previous consultation before this thread, until its first answer
     * @param delivered number of the last turn the person has seen; -1 before the greeting
     * @param asked the question whether help was reached is open
     * @param consented the person was told what becomes of their words
     * @param more what to say when the person wants to read on, null when all was said
     * @param given what this message was answered with, null before
     * @param carried another message of the burst carries its words
     */
    record Place(
            String thread,
            @Nullable String consultation,
            @Nullable String previous,
            int delivered,
            boolean asked,
            boolean consented,
            @Nullable String more,
            @Nullable String given,
            boolean carried) {}

    /**
     * A person who can be written to.
     *
     * @param consultation they are in, null before one was opened
     * @param delivered number of the last turn the person has seen
     */
    record Reach(String address, String thread, @Nullable String consultation, int delivered, boolean asked) {

        /** Without the address. */
        @Override
        public String toString() {
            return "Reach[" + thread + ", " + delivered + "]";
        }
    }

    /**
     * Where a person stands after an answer.
     *
     * @param delivered -1 to leave it as it is
     * @param asked whether the question for help is open now
     * @param more empty when all was said
     */
    record Progress(
            String thread,
            String consultation,
            String given,
            int delivered,
            boolean asked,
            boolean consented,
            String more) {}
}
