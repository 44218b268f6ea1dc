package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.local.layout.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compose file as docker-compose itself reads it. Neither images nor a Docker engine are needed for that. */
class ComposeFileIT {
    private static final int DEADLINE_SECONDS = 300;

    @TempDir
    private Path directory;

    @Test
    void isUnderstoodByDockerCompose() throws Exception {
        if (run("sh", "-c", "command -v docker-compose") != 0) {
            assertThat(run(
                            "sh",
                            "-c",
                            "apt-get update -qq && apt-get install -y -qq --no-install-recommends docker-compose"))
                    .describedAs("docker-compose is not on the PATH and its package could not be installed")
                    .isZero();
        }
        Path compose = Installation.locate().root().resolve("docker-compose.yml");
        assertThat(run("docker-compose", "-f", compose.toString(), "config", "--quiet"))
                .describedAs("without a secret there must be no stack, least of all one with a secret everybody knows")
                .isNotZero();
        assertThat(run(
                        "env",
                        "CART_INTERNAL_SECRET=" + "s".repeat(64),
                        "docker-compose",
                        "-f",
                        compose.toString(),
                        "--profile",
                        "demo",
                        "config",
                        "--quiet"))
                .isZero();
    }

    private int run(String... command) throws Exception {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        try {
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
