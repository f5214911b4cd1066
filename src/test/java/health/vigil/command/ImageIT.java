package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** The container image, built on nothing so that no registry is asked: its layers, its user, its port. */
class ImageIT {
    @Test
    void image_runsTheApplicationAsNobodyOnItsPort() throws Exception {
        Path log = Files.createTempFile("image", ".log");
        Process build = new ProcessBuilder("./vigil", "image", "-Dvigil.image.base=scratch")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(build.waitFor(5, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
        assertThat(build.exitValue()).as(Files.readString(log)).isZero();

        Map<String, byte[]> tar = files(Files.newInputStream(Path.of("target/jib-image.tar")));
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest = json.readTree(tar.get("manifest.json")).get(0);
        JsonNode config =
                json.readTree(tar.get(manifest.path("Config").asText())).path("config");

        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.path("Entrypoint").toString()).contains("/app/quarkus-run.jar");
        assertThat(config.path("Env").toString()).doesNotContainIgnoringCase("key", "secret", "password");
        List<String> layers = new ArrayList<>();
        manifest.path("Layers").forEach(layer -> layers.add(layer.asText()));
        assertThat(layers).as("libraries apart from the application").hasSizeGreaterThanOrEqualTo(4);
        List<String> paths = new ArrayList<>();
        for (String layer : layers) {
            paths.addAll(files(new GZIPInputStream(new ByteArrayInputStream(tar.get(layer))))
                    .keySet());
        }
        assertThat(paths)
                .contains("app/quarkus-run.jar")
                .anyMatch(path -> path.startsWith("app/lib/main/"))
                .noneMatch(path -> path.startsWith("app/libs/") || path.startsWith("app/classes/"))
                .noneMatch(path -> path.contains("token.key") || path.endsWith(".env"));
    }

    private static Map<String, byte[]> files(InputStream stream) throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName(), tar.readAllBytes());
                }
            }
        }
        return files;
    }
}
