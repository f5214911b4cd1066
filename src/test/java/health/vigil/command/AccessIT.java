package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.access.ApiKey;
import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may come in, and how often, with the built service: two pods on one store, HTTPS, starts that are refused. */
class AccessIT {
    private static final String KEY = ApiKey.fresh();
    private static final String TOKEN_KEY = "a key of this test alone and long enough for all";
    private static final int AT_ONCE = 5;

    @TempDir
    Path folder;

    @Test
    void limit_holdsAcrossTwoPods() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys.json"), """
                {"tenants": [{"name": "a", "limits": {"consultation": "1:%d"},
                  "keys": [{"name": "app", "role": "integrator", "sha256": "%s"}]}]}
                """.formatted(AT_ONCE, ApiKey.digest(KEY)));
        Map<String, String> shared = Map.of(
                "VIGIL_KEYS_FILE",
                keys.toString(),
                "VIGIL_TOKEN_KEY",
                TOKEN_KEY,
                "VIGIL_AUDIT_KEY",
                TOKEN_KEY,
                "VIGIL_ENCRYPTION",
                "off");
        try (RunningService first = RunningService.start(folder.resolve("one"), RunningService.freePort(), shared)
                .ready()) {
            Map<String, String> second = new HashMap<>(shared);
            second.put("VIGIL_REDIS_HOSTS", redis(folder.resolve("one")));
            try (RunningService other = RunningService.start(folder.resolve("two"), RunningService.freePort(), second)
                    .ready()) {
                Answer opened = first.api().post("/v1/consultations", KEY, "{}");
                Opened consultation = new Opened(opened.at("/id"), opened.at("/access_token"));
                List<Integer> statuses = new ArrayList<>();
                for (int i = 0; i < 2 * AT_ONCE; i++) {
                    ApiCaller pod = i % 2 == 0 ? first.api() : other.api();
                    statuses.add(pod.say(consultation, "I have a cough").status());
                }
                assertThat(statuses.subList(0, AT_ONCE)).containsOnly(201);
                assertThat(statuses.subList(AT_ONCE, 2 * AT_ONCE)).containsOnly(429);
                assertThat(other.api().get(consultation.path(), KEY).status())
                        .as("what the key reads is counted as well")
                        .isEqualTo(429);
                assertThat(other.api()
                                .say(consultation, "crushing chest pain, cold sweat")
                                .at("/assessment/floor"))
                        .isEqualTo("emergency_ambulance");
            }
        }
    }

    @Test
    void keyAndCertificate_giveHttpsToWhoeverShowsOne() throws Exception {
        Path store = folder.resolve("tls.p12");
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "vigil",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(status).isZero();
        int port = RunningService.freePort();
        try (RunningService service = RunningService.start(
                                folder.resolve("data"),
                                RunningService.freePort(),
                                Map.of(
                                        "QUARKUS_TLS_KEY_STORE_P12_PATH",
                                        store.toString(),
                                        "QUARKUS_TLS_KEY_STORE_P12_PASSWORD",
                                        "changeit",
                                        "QUARKUS_TLS_TRUST_STORE_P12_PATH",
                                        store.toString(),
                                        "QUARKUS_TLS_TRUST_STORE_P12_PASSWORD",
                                        "changeit",
                                        "VIGIL_TLS_CLIENT_AUTH",
                                        "required",
                                        "QUARKUS_HTTP_SSL_PORT",
                                        Integer.toString(port)))
                        .ready();
                HttpClient https = HttpClient.newBuilder()
                        .sslContext(trusting(store, true))
                        .build();
                HttpClient stranger = HttpClient.newBuilder()
                        .sslContext(trusting(store, false))
                        .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/v1/knowledge"))
                    .build();
            assertThat(https.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> stranger.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThat(service.said()).doesNotContain("changeit");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VIGIL_STORE_DEADLINE, soon, vigil.store.deadline",
        "VIGIL_MODEL_CONCURRENCY, many, vigil.model.concurrency",
        "QUARKUS_HTTP_PORT, http, quarkus.http.port",
        "VIGIL_LIMITS_ADDRESS, few, VIGIL_LIMITS_ADDRESS",
        "VIGIL_KEYS_FILE, /no/such/file, VIGIL_KEYS_FILE",
        "VIGIL_ACCESS, everyone, VIGIL_ACCESS"
    })
    void wrongValue_stopsTheStartWithItsName(String variable, String value, String name) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put(variable, value);

        RunningService refused = RunningService.start(folder.resolve("data"), RunningService.freePort(), environment);

        assertThat(refused.ended()).isEqualTo(2);
        assertThat(refused.said().lines().toList().getLast())
                .startsWith("vigil: ")
                .contains(name);
        assertThat(refused.said()).doesNotContain("\tat ");
    }

    @Test
    void tokenKeyReplaced_stillOpensWhatTheOldOneSealed() throws Exception {
        Path data = folder.resolve("data");
        Opened consultation;
        try (RunningService before = RunningService.start(
                        data, RunningService.freePort(), Map.of("VIGIL_TOKEN_KEY", TOKEN_KEY))
                .ready()) {
            consultation = before.api().open("{}");
        }
        Map<String, String> replaced =
                Map.of("VIGIL_TOKEN_KEY", TOKEN_KEY + " anew", "VIGIL_TOKEN_KEYS_BEFORE", TOKEN_KEY);
        try (RunningService after =
                RunningService.start(data, RunningService.freePort(), replaced).ready()) {
            assertThat(after.api()
                            .get(consultation.path(), consultation.token())
                            .status())
                    .isEqualTo(200);
        }
    }

    private static String redis(Path data) throws Exception {
        Properties record = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("redis/redis.properties"))) {
            record.load(in);
        }
        return "redis://:" + record.getProperty("password") + "@127.0.0.1:" + record.getProperty("port");
    }

    /** @param shown whether the key of the store is shown as the client's own */
    private static SSLContext trusting(Path store, boolean shown) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("vigil", keys.getCertificate("vigil"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        context.init(shown ? own.getKeyManagers() : null, factory.getTrustManagers(), null);
        return context;
    }
}
