package health.vigil.channel.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.channel.api.Rejection;
import health.vigil.channel.chat.Said;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.util.crypto.SHA1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures, times and encryption, with the examples that Tencent publishes with its own library. */
class EnvelopeTest {
    private static final String TOKEN = "QDG6eK";
    private static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static final String RECEIVER = "wx5823bf96d3bd56c7";
    private static final String ECHO =
            "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
    private static final String SEALED = "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0"
            + "QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xg"
            + "pue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9"
            + "nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHC"
            + "mJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
    private static final String BODY = "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA["
            + SEALED + "]]></Encrypt><AgentID><![CDATA[218]]></AgentID></xml>";
    private static final Query OFFICIAL =
            new Query("", "477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149", "");

    @Test
    void officialVerification_givesTheEchoInPlainText() {
        Query query = new Query("", "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780", ECHO);

        assertThat(at(1409659589, false).echo(query)).isEqualTo("1616140317555161061");
    }

    @Test
    void officialMessage_isReadAsWritten() {
        Envelope.Opened opened = at(1409659813, false).open(OFFICIAL, BODY);

        assertThat(opened.encrypted()).isTrue();
        assertThat(opened.texts())
                .containsEntry("FromUserName", "mycreate")
                .containsEntry("MsgId", "4561255354251345929");
        assertThat(Inbox.read(opened.texts()).map(Said::text)).contains("hello");
    }

    @Test
    void sealedAnswer_opensWithItsOwnSignature() {
        Envelope envelope = at(1409659813, false);

        Map<String, String> sealed = FlatXml.read(envelope.seal("<xml><Content>好</Content></xml>", true));

        Query query = new Query("", text(sealed, "MsgSignature"), text(sealed, "TimeStamp"), text(sealed, "Nonce"), "");
        String body = "<xml><Encrypt>" + text(sealed, "Encrypt") + "</Encrypt></xml>";
        assertThat(envelope.open(query, body).texts()).containsEntry("Content", "好");
    }

    @ParameterizedTest
    @ValueSource(longs = {1409659813L - 301, 1409659813L + 301})
    void replayedOrFutureTime_isRefused(long now) {
        assertRefused("timestamp_out_of_window", () -> at(now, false).open(OFFICIAL, BODY));
    }

    @Test
    void changedText_isRefused() {
        String changed = BODY.replace("RypEvHKD8", "RypEvHKD9");

        assertRefused("signature_invalid", () -> at(1409659813, false).open(OFFICIAL, changed));
    }

    @Test
    void plainMessage_isTakenOnlyWhereAccountsMaySendIt() {
        String signature = SHA1.gen(TOKEN, "1409659813", "77");
        Query query = new Query(signature, "", "1409659813", "77", "");
        String body = "<xml><FromUserName>someone</FromUserName><MsgType>text</MsgType><Content>hi</Content></xml>";

        assertThat(at(1409659813, true).open(query, body).texts()).containsEntry("Content", "hi");
        assertRefused("signature_invalid", () -> at(1409659813, false).open(query, body));
        Query forged = new Query(signature.replace('a', 'b'), "", "1409659813", "78", "");
        assertRefused("signature_invalid", () -> at(1409659813, true).open(forged, body));
    }

    @Test
    void compatibleMode_readsTheSealedTextNotThePlainOne() {
        String both = BODY.replace("<AgentID>", "<MsgType>text</MsgType><Content>forged</Content><AgentID>");

        assertThat(at(1409659813, true).open(OFFICIAL, both).texts()).containsEntry("Content", "hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><xml><Content>&a;</Content></xml>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><xml><Content>&b;</Content></xml>",
                "<!DOCTYPE xml><xml><Content>hi</Content></xml>",
                "<xml><Content>&unknown;</Content></xml>",
                "<xml><Content>",
                "no xml",
                ""
            })
    void entityOrBrokenXml_isRefused(String xml) {
        assertRefused("malformed_xml", () -> FlatXml.read(xml));
    }

    @Test
    void keyOfAnotherLength_isRefusedAtOnce() {
        assertThatThrownBy(() -> new Envelope(
                        TOKEN, Optional.of("short"), RECEIVER, true, Duration.ofMinutes(5), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Envelope at(long second, boolean plain) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
        return new Envelope(TOKEN, Optional.of(KEY), RECEIVER, plain, Duration.ofMinutes(5), clock);
    }

    private static String text(Map<String, String> texts, String name) {
        return texts.getOrDefault(name, "");
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Rejection.class).hasMessage(code);
    }
}
