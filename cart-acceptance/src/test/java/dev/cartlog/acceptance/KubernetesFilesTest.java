package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.local.layout.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the manifests for Kubernetes promise: who may go at the same time, when a pod is used, and how it ends. */
class KubernetesFilesTest {
    private static final Path BASE = Installation.locate().root().resolve("deploy/kubernetes/base");
    private static final Path OVERLAYS = Installation.locate().root().resolve("deploy/kubernetes/overlays");

    /** preStop, and twice the 20 s that a phase of a service's shutdown may take. */
    private static final int GRACE_SECONDS_MIN = 5 + 2 * 20;

    @Test
    void everyManifestIsListedAndEveryListedOneIsThere() throws IOException {
        List<String> files;
        try (Stream<Path> found = Files.list(BASE)) {
            files = found.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .toList();
        }
        assertThat(list(load(BASE.resolve("kustomization.yaml")).getFirst(), "resources"))
                .containsExactlyInAnyOrderElementsOf(files);
        assertThat(list(load(OVERLAYS.resolve("example/kustomization.yaml")).getFirst(), "resources"))
                .containsExactly("../../base");
    }

    @Test
    void instancesOfAServiceAreOnDifferentNodesAndLeaveOneAtATime() throws IOException {
        for (String service : List.of("command", "query")) {
            Map<String, Object> set = resource("StatefulSet", service);
            Map<String, Object> budget = resource("PodDisruptionBudget", service);
            assertThat(at(budget, "spec", "maxUnavailable")).isEqualTo(1);
            assertThat(at(budget, "spec", "selector")).isEqualTo(at(set, "spec", "selector"));
            assertThat(at(set, "spec", "template", "spec", "affinity", "podAntiAffinity")
                            .toString())
                    .contains("requiredDuringScheduling", "kubernetes.io/hostname", "app=" + service);
            assertThat(at(set, "spec", "serviceName")).isEqualTo(service);
            assertThat(at(resource("Service", service), "spec", "clusterIP")).isEqualTo("None");
        }
    }

    @Test
    void instancesAreProbedAndHaveTimeToHandOver() throws IOException {
        for (String service : List.of("command", "query")) {
            Map<String, Object> pod = pod(resource("StatefulSet", service));
            assertThat((int) at(pod, "terminationGracePeriodSeconds")).isGreaterThanOrEqualTo(GRACE_SECONDS_MIN);
            Map<String, Object> container = containers(pod).getFirst();
            assertThat(container).containsKeys("startupProbe", "livenessProbe", "readinessProbe", "lifecycle");
            assertThat(at(container, "readinessProbe", "httpGet", "path")).isEqualTo("/actuator/health/readiness");
            assertThat(at(container, "livenessProbe", "httpGet", "path")).isEqualTo("/actuator/health/liveness");
        }
    }

    @Test
    void noContainerIsRootOrHoldsASecretInItsManifest() throws IOException {
        List<Map<String, Object>> pods = resources().stream()
                .filter(resource -> List.of("StatefulSet", "Deployment", "Job").contains(resource.get("kind")))
                .map(KubernetesFilesTest::pod)
                .toList();
        assertThat(pods).hasSize(5).allSatisfy(pod -> {
            assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
            for (Map<String, Object> container : containers(pod)) {
                assertThat(at(container, "securityContext", "allowPrivilegeEscalation"))
                        .isEqualTo(false);
                assertThat(at(container, "resources", "limits", "memory")).isNotNull();
                assertThat(variables(container)
                                .filter(variable ->
                                        at(variable, "name").toString().contains("SECRET")))
                        .allSatisfy(secret -> assertThat(at(secret, "valueFrom", "secretKeyRef"))
                                .isNotNull());
            }
        });
    }

    private static Stream<Map<String, Object>> variables(Map<String, Object> container) {
        return container.containsKey("env") ? maps(container, "env").stream() : Stream.of();
    }

    private static List<Map<String, Object>> resources() throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object file : list(load(BASE.resolve("kustomization.yaml")).getFirst(), "resources")) {
            all.addAll(load(BASE.resolve(file.toString())));
        }
        return all;
    }

    private static Map<String, Object> resource(String kind, String name) throws IOException {
        return resources().stream()
                .filter(resource -> at(resource, "kind").equals(kind)
                        && at(resource, "metadata", "name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> pod(Map<String, Object> resource) {
        return (Map<String, Object>) at(resource, "spec", "template", "spec");
    }

    private static List<Map<String, Object>> containers(Map<String, Object> pod) {
        return maps(pod, "containers");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> mapping, String key) {
        return (List<Map<String, Object>>) at(mapping, key);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> mapping, String key) {
        return (List<Object>) at(mapping, key);
    }

    @SuppressWarnings("unchecked")
    private static Object at(Map<String, Object> mapping, String... path) {
        Object found = mapping;
        for (String key : path) {
            found = ((Map<String, Object>) found).get(key);
            assertThat(found).describedAs("%s of %s", key, mapping).isNotNull();
        }
        return found;
    }

    private static List<Map<String, Object>> load(Path file) throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object document : yaml.loadAll(Files.readString(file))) {
            @SuppressWarnings("unchecked")
            Map<String, Object> mapping = (Map<String, Object>) document;
            documents.add(mapping);
        }
        return documents;
    }
}
