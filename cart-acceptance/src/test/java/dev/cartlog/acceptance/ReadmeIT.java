package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.platform.LocalPlatform;
import dev.cartlog.acceptance.readme.Normal;
import dev.cartlog.acceptance.readme.ReadmeExample;
import dev.cartlog.local.cli.CartMain;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.PortName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pastes the README's commands into a shell, one block after the other, and compares the answers with the README's. */
@ExtendWith(SharedPlatform.class)
class ReadmeIT {
    private static final String END_OF_BLOCK = "=== end of block ===";
    private static final int DEADLINE_SECONDS = 600;

    @TempDir
    private Path directory;

    @Test
    void answersAsTheReadmeSays(SharedPlatform.Handle platform) throws Exception {
        String readme = Files.readString(Installation.locate().root().resolve("README.md"));
        List<ReadmeExample> examples = ReadmeExample.in(readme);
        assertThat(examples).hasSizeGreaterThanOrEqualTo(9);

        List<String> answers = run(examples, platform.now());

        assertThat(answers).hasSameSizeAs(examples);
        for (int i = 0; i < examples.size(); i++) {
            compare(examples.get(i), answers.get(i));
        }
    }

    private static void compare(ReadmeExample example, String actual) {
        String said = example.answer()
                .orElseThrow(() -> new AssertionError(
                        "the README shows no answer to\n" + example.commands() + "\nwhich is\n" + actual));
        if (example.language().equals("json")) {
            assertThat(Normal.json(actual)).describedAs(example.commands()).isEqualTo(Normal.json(said));
        } else {
            assertThat(Normal.text(actual)).describedAs(example.commands()).isEqualTo(Normal.text(said));
        }
    }

    private List<String> run(List<ReadmeExample> examples, LocalPlatform platform) throws Exception {
        Path script = directory.resolve("readme.sh");
        Path output = directory.resolve("readme.out");
        Files.writeString(
                script,
                examples.stream()
                        .map(example -> example.commands() + "\necho; echo '" + END_OF_BLOCK + "'\n")
                        .collect(Collectors.joining())
                        .replace("127.0.0.1:8081", "127.0.0.1:" + port(platform, PortName.COMMAND))
                        .replace("127.0.0.1:8082", "127.0.0.1:" + port(platform, PortName.QUERY)));
        writeCartCommand();
        ProcessBuilder shell = new ProcessBuilder("bash", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().putAll(platform.environment());
        Process process = shell.start();
        try {
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .describedAs("the shell was done; it had printed\n%s", Files.readString(output))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String all = Files.readString(output);
        return List.of(all.split("\\R?" + END_OF_BLOCK + "\\R", 0));
    }

    private static int port(LocalPlatform platform, PortName name) {
        return platform.addresses().ports().of(name);
    }

    /** The script of the repository would build first, in the middle of a build. This runs what has been built. */
    private void writeCartCommand() throws IOException {
        String classPath = Installation.locate().localClassPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Path command = directory.resolve("cart");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(
                command,
                "#!/bin/sh\nexec '%s' -Xmx64m -cp '%s' %s \"$@\"\n"
                        .formatted(java, classPath, CartMain.class.getName()));
        assertThat(command.toFile().setExecutable(true)).isTrue();
    }
}
