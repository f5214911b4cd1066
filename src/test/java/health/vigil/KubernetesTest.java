package health.vigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.vigil.catalog.Approval;
import health.vigil.catalog.KnowledgeLoader;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests render, every field is known to its model, and pods may do no more than they must. */
class KubernetesTest {
    /** What a cluster takes of one map is 256 KiB, with its annotation of the last state. */
    private static final int LARGEST_MAP = 250_000;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void overlay_rendersToObjectsWithoutAnUnknownField(String overlay) throws Exception {
        assertThat(Manifests.objects(overlay)).hasSizeGreaterThan(15);
    }

    @Test
    void aMisspeltField_isFound() throws Exception {
        JsonNode service =
                new YAMLMapper().readTree("{kind: Service, metadata: {name: a}, spec: {ports: [{prot: 80}]}}");

        assertThatCode(() -> Manifests.read(service)).hasMessageContaining("prot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void everyPod_runsWithTheLeastRights(String overlay) throws Exception {
        for (PodSpec pod : pods(Manifests.objects(overlay))) {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getHostNetwork()).isNull();
            for (Container container : pod.getContainers()) {
                var rights = container.getSecurityContext();
                assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
                assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
                assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(rights.getPrivileged()).isNull();
                assertThat(container.getResources().getLimits()).containsKey("memory");
                assertThat(container.getResources().getRequests()).containsKeys("memory", "cpu");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void portsProbesImageAndNames_fitTheApplication(String overlay) throws Exception {
        List<HasMetadata> objects = Manifests.objects(overlay);
        Container vigil = vigil(objects);
        assertThat(vigil.getImage()).contains("vigil:").doesNotEndWith(":latest");
        assertThat(vigil.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("http");
            assertThat(port.getContainerPort()).isEqualTo(applicationPort());
        });
        assertThat(List.of(vigil.getStartupProbe(), vigil.getLivenessProbe(), vigil.getReadinessProbe()))
                .allSatisfy(probe -> assertThat(probe.getHttpGet().getPath()).startsWith("/q/health/"));
        List<String> maps = named(objects, ConfigMap.class);
        assertThat(vigil.getEnvFrom())
                .filteredOn(source -> source.getConfigMapRef() != null)
                .allSatisfy(source ->
                        assertThat(maps).contains(source.getConfigMapRef().getName()));
        List<String> services = named(objects, Service.class);
        assertThat(of(objects, Ingress.class))
                .flatMap(ingress -> ingress.getSpec().getRules())
                .flatMap(rule -> rule.getHttp().getPaths())
                .allSatisfy(path -> assertThat(services)
                        .contains(path.getBackend().getService().getName()));
    }

    @Test
    void everythingAPageLoads_isLetIn() throws Exception {
        List<HTTPIngressPath> doors = of(Manifests.objects("production"), Ingress.class).stream()
                .flatMap(ingress -> ingress.getSpec().getRules().stream())
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .toList();
        List<String> wanted = new ArrayList<>(List.of("/", "/v1/consultations", "/static/bundle/widget.js"));
        Path pages = Path.of("src/main/resources/META-INF/resources");
        try (Stream<Path> files = Files.walk(pages)) {
            files.filter(Files::isRegularFile)
                    .map(file -> "/" + pages.relativize(file))
                    .filter(file -> !file.equals("/index.html"))
                    .forEach(wanted::add);
        }

        assertThat(wanted)
                .hasSizeGreaterThan(10)
                .allSatisfy(path -> assertThat(doors)
                        .anyMatch(door -> door.getPathType().equals("Exact")
                                ? path.equals(door.getPath())
                                : path.startsWith(door.getPath())));
    }

    /** The service refuses to start open to all, or with a Redis of its own and no master key. */
    @Test
    void dev_saysByNameThatItIsOpen() throws Exception {
        Secret secret = of(Manifests.objects("dev"), Secret.class).get(0);

        assertThat(secret.getData())
                .containsKeys("VIGIL_MASTER_KEY", "VIGIL_TOKEN_KEY", "VIGIL_AUDIT_KEY")
                .containsEntry(
                        "VIGIL_ACCESS", Base64.getEncoder().encodeToString("open".getBytes(StandardCharsets.UTF_8)));
        assertThat(vigil(Manifests.objects("production")).getEnv())
                .anyMatch(each -> each.getName().equals("VIGIL_KEYS_FILE"));
    }

    /** A drain is shorter than the grace period, with the pause before it, or the process would be killed in it. */
    @Test
    void drain_endsBeforeTheGracePeriod() throws Exception {
        List<HasMetadata> objects = Manifests.objects("production");
        PodSpec pod =
                of(objects, Deployment.class).get(0).getSpec().getTemplate().getSpec();
        ConfigMap settings = of(objects, ConfigMap.class).stream()
                .filter(map -> map.getData() != null && map.getData().containsKey("QUARKUS_SHUTDOWN_TIMEOUT"))
                .findFirst()
                .orElseThrow();

        long drain = Long.parseLong(
                settings.getData().get("QUARKUS_SHUTDOWN_TIMEOUT").replace("S", ""));
        long pause = vigil(objects).getLifecycle().getPreStop().getSleep().getSeconds();

        assertThat(drain + pause).isLessThan(pod.getTerminationGracePeriodSeconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void network_isClosedButForWhatIsNamed(String overlay) throws Exception {
        assertThat(of(Manifests.objects(overlay), NetworkPolicy.class)).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isNullOrEmpty();
            assertThat(policy.getSpec().getEgress()).isNullOrEmpty();
        });
    }

    /** Secrets of production are made elsewhere and only named here. */
    @Test
    void production_holdsNoSecret() throws Exception {
        assertThat(of(Manifests.objects("production"), Secret.class)).isEmpty();
    }

    @Test
    void knowledgeMaps_areSmallEnoughAndWholeAndApproved(@TempDir Path mounted) throws Exception {
        List<HasMetadata> objects = Manifests.objects("production");
        for (ConfigMap map : of(objects, ConfigMap.class)) {
            int size = map.getData().values().stream()
                    .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            assertThat(size).as(map.getMetadata().getName()).isLessThan(LARGEST_MAP);
        }
        Deployment deployment = of(objects, Deployment.class).get(0);
        List<String> sources = deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
                .filter(volume -> volume.getName().equals("knowledge"))
                .flatMap(volume -> volume.getProjected().getSources().stream())
                .map(source -> source.getConfigMap().getName())
                .toList();
        for (ConfigMap map : of(objects, ConfigMap.class)) {
            if (sources.contains(map.getMetadata().getName())) {
                for (Map.Entry<String, String> file : map.getData().entrySet()) {
                    Files.writeString(mounted.resolve(file.getKey()), file.getValue());
                }
            }
        }

        assertThatCode(() -> Approval.require(mounted)).doesNotThrowAnyException();
        assertThat(KnowledgeLoader.load(mounted).snippets())
                .hasSameSizeAs(KnowledgeLoader.bundled().snippets());
    }

    @Test
    void promptMap_holdsEveryPrompt() throws Exception {
        ConfigMap prompts = of(Manifests.objects("production"), ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().startsWith("vigil-prompts"))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.list(Path.of("prompts"))) {
            assertThat(prompts.getData().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".md"))
                                    .toList());
        }
    }

    private static List<PodSpec> pods(List<HasMetadata> objects) {
        return Stream.concat(
                        of(objects, Deployment.class).stream()
                                .map(it -> it.getSpec().getTemplate()),
                        of(objects, StatefulSet.class).stream()
                                .map(it -> it.getSpec().getTemplate()))
                .map(PodTemplateSpec::getSpec)
                .toList();
    }

    private static Container vigil(List<HasMetadata> objects) {
        return of(objects, Deployment.class)
                .get(0)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static int applicationPort() throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/application.properties")).stream()
                .filter(line -> line.startsWith("quarkus.http.port="))
                .map(line -> Integer.parseInt(line.substring("quarkus.http.port=".length())))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends HasMetadata> List<T> of(List<HasMetadata> objects, Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<String> named(List<HasMetadata> objects, Class<? extends HasMetadata> type) {
        return of(objects, type).stream().map(it -> it.getMetadata().getName()).toList();
    }
}
