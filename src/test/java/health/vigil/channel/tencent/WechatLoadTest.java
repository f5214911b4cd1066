package health.vigil.channel.tencent;

import static health.vigil.channel.tencent.WechatCaller.number;
import static health.vigil.channel.tencent.WechatCaller.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Many people writing to an Official Account at once. */
@QuarkusTest
@WithTestResource(WechatServer.class)
class WechatLoadTest {
    private static final String EMERGENCY = "胸口压着痛半小时了，出冷汗";
    private static final String COLD = "流鼻涕、打喷嚏两天了，有点咳嗽";

    private final WechatCaller wechat =
            new WechatCaller(ConfigProvider.getConfig().getValue("test.url", URI.class), "/v1/channels/wechat/default");

    /** Half of what comes is urgent; of the rest, one that the store is too slow for is asked to be sent again. VIGIL_CHAT_MESSAGES=3000 in the environment for more. */
    @Test
    void I3_fiftyMessagesASecond_everyEmergencyIsAnswered() throws Exception {
        int messages = Integer.parseInt(System.getenv().getOrDefault("VIGIL_CHAT_MESSAGES", "100"));
        List<CompletableFuture<Double>> urgent = new ArrayList<>();
        List<CompletableFuture<Double>> others = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            LockSupport.parkNanos(start + i * 20_000_000L - System.nanoTime());
            boolean emergency = i % 2 == 0;
            Map<String, Object> message = text("o" + UUID.randomUUID(), number(), emergency ? EMERGENCY : COLD);
            (emergency ? urgent : others)
                    .add(CompletableFuture.supplyAsync(
                            () -> answered(message, emergency ? List.of("120") : List.of("\n1. ", "稍后再发")),
                            Thread::startVirtualThread));
        }

        System.out.printf(
                "wechat at 50 messages a second: emergencies p50 %.0f p99 %.0f ms, others p50 %.0f p99 %.0f ms%n",
                percentile(urgent, 50), percentile(urgent, 99), percentile(others, 50), percentile(others, 99));

        assertThat(urgent).allSatisfy(answer -> assertThat(answer.join()).isPositive());
        assertThat(others).allSatisfy(answer -> assertThat(answer.join()).isPositive());
    }

    /** Milliseconds until it was answered as it should be; -1 when it was not. */
    private double answered(Map<String, Object> message, List<String> expected) {
        long start = System.nanoTime();
        try {
            String reply = wechat.reply(message);
            return expected.stream().anyMatch(reply::contains) ? (System.nanoTime() - start) / 1e6 : -1;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double percentile(List<CompletableFuture<Double>> times, int percent) {
        List<Double> sorted =
                times.stream().map(CompletableFuture::join).sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
