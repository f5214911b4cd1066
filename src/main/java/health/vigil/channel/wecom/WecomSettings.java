package health.vigil.channel.wecom;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code vigil.wecom.*}: the account {@code default}, and others under {@code vigil.wecom.accounts.<name>.*}. */
@ConfigMapping(prefix = "vigil.wecom")
interface WecomSettings {

    @WithParentName
    Account standard();

    Map<String, Account> accounts();

    /** Where WeCom's API is. */
    @WithDefault("https://qyapi.weixin.qq.com")
    URI apiBaseUrl();

    /** How far a callback's time may be from ours. */
    @WithDefault("5m")
    Duration timestampWindow();

    /** Messages sent at most after each message of a person; WeCom itself allows 30 a minute. */
    @WithDefault("10")
    int pushes();

    /** How long after a person's message. */
    @WithDefault("48h")
    Duration pushWindow();

    /** One application of a corporation. Its callbacks are encrypted wherever there is a key. */
    interface Account {
        Optional<String> token();

        Optional<String> corpId();

        /** Of the application. */
        Optional<Integer> agentId();

        Optional<String> secret();

        /** The console's EncodingAESKey. */
        Optional<String> aesKey();

        /** How long an answer may take in the response; WeCom gives up after 5 s. */
        @WithDefault("4s")
        Duration replyWindow();

        @WithDefault("default")
        String tenant();

        @WithDefault("CN")
        String region();

        @WithDefault("zh-Hans")
        String language();
    }
}
