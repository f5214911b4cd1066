package health.vigil.channel.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code vigil.wechat.*}: the account {@code default}, and others under {@code vigil.wechat.accounts.<name>.*}. */
@ConfigMapping(prefix = "vigil.wechat")
interface WechatSettings {

    @WithParentName
    Account standard();

    Map<String, Account> accounts();

    /** Where WeChat's API is. */
    @WithDefault("https://api.weixin.qq.com")
    URI apiBaseUrl();

    /** How far a callback's time may be from ours. */
    @WithDefault("5m")
    Duration timestampWindow();

    /** Messages WeChat lets us send after each message of a person. */
    @WithDefault("5")
    int pushes();

    /** How long after a person's message. */
    @WithDefault("48h")
    Duration pushWindow();

    /** One Official Account. With the token alone: plain messages, answers in the response only. */
    interface Account {
        Optional<String> token();

        Optional<String> appId();

        Optional<String> secret();

        /** The console's EncodingAESKey. */
        Optional<String> aesKey();

        /** How long an answer may take in the response; WeChat gives up after 5 s. */
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
