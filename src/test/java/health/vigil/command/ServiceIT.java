package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built service, killed, stopped and started as a machine does it. */
class ServiceIT {

    @TempDir
    Path folder;

    @Test
    void I8_killedBetweenTwoTurns_theConversationGoesOn() throws Exception {
        int port = RunningService.freePort();
        Path data = folder.resolve("data");
        RunningService first = RunningService.start(data, port, Map.of()).ready();
        ApiCaller api = first.api();
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        String message = ApiCaller.message(UUID.randomUUID().toString(), "crushing chest pain, cold sweat");
        Answer answered = api.send(consultation, message);
        first.kill();
        long orphan = redis(data).orElseThrow().pid();

        try (RunningService second = RunningService.start(data, port, Map.of()).ready()) {
            assertThat(redis(data).orElseThrow().pid())
                    .as("the orphan was taken over")
                    .isEqualTo(orphan);
            Answer again = api.send(consultation, message);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json()).isEqualTo(answered.json());
            Answer next = api.say(consultation, "my husband called 999");
            assertThat(next.at("/number")).isEqualTo("2");
            assertThat(next.at("/assessment/floor")).isEqualTo("emergency_ambulance");
            assertThat(second.said()).contains("taken over");
        }
        assertThat(redis(data)).as("Redis ended with the service").isEmpty();

        try (RunningService third = RunningService.start(data, port, Map.of()).ready()) {
            assertThat(third.api()
                            .get(consultation.path(), consultation.token())
                            .json()
                            .path("messages"))
                    .hasSize(5);
        }
    }

    @Test
    void startThatCannotSucceed_isOneLineAndStatus2() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            RunningService noPort = RunningService.start(folder.resolve("data"), taken.getLocalPort(), Map.of());
            assertThat(noPort.ended()).isEqualTo(2);
            assertThat(lastLine(noPort))
                    .startsWith("vigil: port " + taken.getLocalPort())
                    .contains("QUARKUS_HTTP_PORT");
            assertThat(redis(folder.resolve("data")))
                    .as("no Redis is left behind")
                    .isEmpty();
        }
        Path file = Files.createFile(folder.resolve("file"));
        RunningService noFolder = RunningService.start(file, RunningService.freePort(), Map.of());
        assertThat(noFolder.ended()).isEqualTo(2);
        assertThat(noFolder.said().strip()).startsWith("vigil: the data folder").hasLineCount(1);
        RunningService badHosts = RunningService.start(
                folder.resolve("data"), RunningService.freePort(), Map.of("VIGIL_REDIS_HOSTS", "localhost"));
        assertThat(badHosts.ended()).isEqualTo(2);
        assertThat(badHosts.said().strip())
                .startsWith("vigil: VIGIL_REDIS_HOSTS")
                .hasLineCount(1);
        RunningService noKeys = RunningService.start(
                folder.resolve("data"), RunningService.freePort(), Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"));
        assertThat(noKeys.ended()).isEqualTo(2);
        assertThat(noKeys.said().strip())
                .startsWith("vigil: it would listen on 0.0.0.0 without API keys")
                .hasLineCount(1);
        RunningService unsealed = RunningService.start(
                folder.resolve("data"),
                RunningService.freePort(),
                Map.of("VIGIL_REDIS_HOSTS", "redis://127.0.0.1:" + RunningService.freePort()));
        assertThat(unsealed.ended()).isEqualTo(2);
        assertThat(unsealed.said()).contains("vigil: patients' words would lie unencrypted", "VIGIL_ENCRYPTION=off");
        RunningService badKnowledge = RunningService.start(
                folder.resolve("data"), RunningService.freePort(), Map.of("VIGIL_KNOWLEDGE_DIR", folder.toString()));
        assertThat(badKnowledge.ended()).isEqualTo(2);
        assertThat(badKnowledge.said()).contains("vigil: the knowledge cannot be used", "manifest.yaml");
    }

    @Test
    void ownKnowledge_startsOnlyWhenApprovedOrAcceptedByName() throws Exception {
        Path knowledge = folder.resolve("knowledge");
        Path bundled = Path.of("src/main/resources/knowledge");
        try (var files = Files.walk(bundled)) {
            for (Path file : files.toList()) {
                Files.copy(file, knowledge.resolve(bundled.relativize(file)));
            }
        }
        Files.writeString(knowledge.resolve("gates.yaml"), "# one more remark\n", StandardOpenOption.APPEND);
        Map<String, String> own = Map.of("VIGIL_KNOWLEDGE_DIR", knowledge.toString());
        RunningService refused = RunningService.start(folder.resolve("data"), RunningService.freePort(), own);
        assertThat(refused.ended()).isEqualTo(2);
        assertThat(lastLine(refused)).startsWith("vigil: the knowledge in");
        assertThat(refused.said()).doesNotContain("\tat ");
        Map<String, String> accepted =
                Map.of("VIGIL_KNOWLEDGE_DIR", knowledge.toString(), "VIGIL_KNOWLEDGE_ACCEPT", "unapproved");
        try (RunningService loud = RunningService.start(folder.resolve("data"), RunningService.freePort(), accepted)
                .ready()) {
            assertThat(loud.said()).contains("UNAPPROVED KNOWLEDGE IS IN USE");
        }
    }

    /** A native library whose environment is freed while a model loads would end the process with a crash. */
    @Test
    void stopWhileModelsLoad_isAStopAndNoCrash() throws Exception {
        RunningService service = RunningService.start(folder.resolve("data"), RunningService.freePort(), Map.of())
                .ready();
        Opened consultation = service.api().open("{\"region\":\"CN\",\"locale\":\"zh-Hans\"}");
        service.api().say(consultation, "便秘三天了");
        service.api().say(consultation, "为什么这么说");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));

        service.terminate();

        assertThat(service.ended()).isEqualTo(143);
    }

    /** In the built jar the models have a class loader of their own, with what they need beside them. */
    @Test
    void builtJar_findsByMeaning() throws Exception {
        Path docs = Files.writeString(folder.resolve("docs.jsonl"), """
                {"doc_id": "a", "text": "Drink plenty of water when you have a fever."}
                {"doc_id": "b", "text": "脚踝扭伤后先休息、冰敷、抬高。"}
                """);
        Path queries = Files.writeString(folder.resolve("queries.jsonl"), """
                {"query_id": "q", "text": "I sprained nothing but I am hot, what should I sip?", "doc_id": "a"}
                """);
        Path output = folder.resolve("retrieval.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar",
                        "eval",
                        "retrieval",
                        "--docs",
                        docs.toString(),
                        "--queries",
                        queries.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(output)).contains("dense  nDCG@10 1.0").doesNotContain("missing", "\tat ");
    }

    private static String lastLine(RunningService service) throws Exception {
        return service.said().lines().reduce((first, second) -> second).orElse("");
    }

    /** The running Redis of a data folder. */
    private static Optional<ProcessHandle> redis(Path data) throws Exception {
        Properties record = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("redis/redis.properties"), StandardCharsets.UTF_8)) {
            record.load(in);
        }
        return ProcessHandle.of(Long.parseLong(record.getProperty("pid")))
                .filter(process -> process.info().command().isPresent());
    }
}
