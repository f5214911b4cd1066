package health.vigil.channel.chat;

import health.vigil.clinical.Language;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** One account of a chat platform: all that {@link Chat} needs to know of it. A new platform implements this. */
public interface ChatAccount {

    /** The platform on the wire, for example {@code wechat}. */
    String channel();

    /** Whose account it is. */
    String tenant();

    /** The account's name in the configuration. */
    String name();

    /** ISO code of the region its patients are in. */
    String region();

    /** The language until the person's words tell. */
    Language language();

    /** Bytes of UTF-8 that one message to a person may have. */
    int longest();

    /** How long the platform lets us answer in the response itself; zero when it never does. */
    Duration window();

    /** How many messages may be pushed after each message of the person; 0 when none can be. */
    int pushes();

    /** How long after a person's message others may be pushed. */
    Duration pushWindow();

    /** Sends a message outside of a response. Fails when the platform does not take it. */
    Uni<Void> push(String person, String text);
}
