package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.platform.LocalPlatform;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.PortName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shop and the console in a real Chromium in front of the real services, one of which is killed now and then. */
@ExtendWith(SharedPlatform.class)
class StorefrontIT {
    private static final long DEADLINE_MINUTES = 12;
    private static final List<String> SCENARIOS =
            List.of("node", "node_modules/vitest/vitest.mjs", "run", "--config", "vitest.browser.config.ts");

    @Test
    void everyBrowserScenarioHolds(SharedPlatform.Handle shared) throws Exception {
        LocalPlatform platform = shared.now();
        Path storefront = Installation.locate().root().resolve("cart-storefront");
        assertThat(storefront.resolve("apps/shop/dist/console.html"))
                .describedAs("the built shop: mvn -pl cart-storefront package")
                .exists();
        Path output = Files.createDirectories(Path.of("target")).resolve("storefront-it.log");

        int code = run(platform, storefront, output);

        String printed = Files.readString(output);
        System.out.println(printed);
        assertThat(code).describedAs(printed).isZero();
    }

    private static int run(LocalPlatform platform, Path storefront, Path output) throws Exception {
        ProcessBuilder scenarios = new ProcessBuilder(SCENARIOS)
                .directory(storefront.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        scenarios.environment().putAll(platform.environment());
        int shop = platform.addresses().ports().of(PortName.SHOP);
        scenarios.environment().put("CART_ORIGIN", "http://127.0.0.1:" + shop);
        Process process = scenarios.start();
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
