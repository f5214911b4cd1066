package health.vigil.channel.chat;

/**
 * What a person did on a chat platform.
 *
 * @param person the platform's name for them; never stored
 * @param id the same for every delivery of the same message
 * @param order sorts a person's messages as they were written
 * @param text the words; empty unless {@code kind} is {@code WORDS}
 */
public record Said(String person, String id, String order, Kind kind, String text) {

    /** Kinds of things a person can do. */
    public enum Kind {
        /** Wrote, or spoke and was recognised. */
        WORDS,
        /** Followed the account or opened the chat. */
        ARRIVED,
        /** Asked by a button to begin anew. */
        START_OVER,
        /** Sent what we cannot read: a picture, a place, a voice without words. */
        UNREADABLE
    }

    /** Neither the person nor the words. */
    @Override
    public String toString() {
        return "Said[" + kind + "]";
    }
}
