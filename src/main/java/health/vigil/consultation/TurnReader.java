package health.vigil.consultation;

/** Who follows a turn while it is worked on. It may go at any time; the turn does not notice. */
public interface TurnReader {
    /** Follows nothing. */
    TurnReader NOBODY = new TurnReader() {};

    /** The message is stored and its turn begins; not called when it is refused or was answered before. */
    default void taken() {}

    /** Approved words of the reply as they come, from its beginning: all of them, or fewer. */
    default void said(String words) {}
}
