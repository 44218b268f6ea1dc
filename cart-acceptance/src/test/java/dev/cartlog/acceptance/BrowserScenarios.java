package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.platform.LocalPlatform;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.PortName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The storefront's scenarios in a real Chromium, in front of a platform that runs. */
final class BrowserScenarios {
    private static final long DEADLINE_MINUTES = 12;
    private static final List<String> RUN =
            List.of("node", "node_modules/vitest/vitest.mjs", "run", "--config", "vitest.browser.config.ts");

    private BrowserScenarios() {}

    /**
     * Plays them, and fails with all that they printed when one does not hold.
     *
     * @param environment of the scenarios, besides where the platform is
     * @param files which of them; all when there is none
     */
    static void hold(LocalPlatform platform, Map<String, String> environment, String... files) throws Exception {
        Path storefront = Installation.locate().root().resolve("cart-storefront");
        assertThat(storefront.resolve("apps/shop/dist/console.html"))
                .describedAs("the built shop: mvn -pl cart-storefront package")
                .exists();
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target")), "scenarios", ".log");
        List<String> command = new ArrayList<>(RUN);
        command.addAll(List.of(files));
        ProcessBuilder scenarios = new ProcessBuilder(command)
                .directory(storefront.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        scenarios.environment().putAll(platform.environment());
        scenarios.environment().putAll(environment);
        int shop = platform.addresses().ports().of(PortName.SHOP);
        scenarios.environment().put("CART_ORIGIN", "http://127.0.0.1:" + shop);

        int code = awaitEnd(scenarios.start(), output);

        String printed = Files.readString(output);
        System.out.println(printed);
        assertThat(code).describedAs(printed).isZero();
    }

    private static int awaitEnd(Process process, Path output) throws Exception {
        try {
            assertThat(process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES))
                    .describedAs("done within %d minutes; so far: %s", DEADLINE_MINUTES, Files.readString(output))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
