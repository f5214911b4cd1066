package health.vigil.channel.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code vigil.chat.*}: what holds for every chat platform. */
@ConfigMapping(prefix = "vigil.chat")
interface ChatSettings {

    /** After so long a silence the next message begins a new consultation. */
    @WithDefault("12h")
    Duration silence();

    /** How long a short message waits for the rest of the sentence. */
    @WithDefault("1s")
    Duration burstWait();

    /** Characters up to which a message may be a piece of one. */
    @WithDefault("12")
    int burstLength();

    /** Named in each consultation as what the person was told. */
    @WithDefault("chat-1")
    String consentVersion();
}
