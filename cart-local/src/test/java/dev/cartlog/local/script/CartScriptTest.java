package dev.cartlog.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.local.layout.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code cart} as far as it goes without building or starting anything. */
@Timeout(120)
class CartScriptTest {
    private record Answer(int code, String text) {}

    @Test
    void helpNamesEveryVerbThereIsAndNoOther() throws Exception {
        Answer help = cart("--help");
        assertThat(help.code()).isZero();
        assertThat(help.text())
                .contains("  up ", "  down ", "  status ", "  logs ", "  token ", "  catalog ", "  test ");
        assertThat(cart().text()).isEqualTo(help.text());
        List<String> verbs = help.text()
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        for (String verb : verbs) {
            assertThat(cart(verb, "--help").code()).as(verb).isZero();
            assertThat(cart(verb, "--help").text()).as(verb).startsWith("Usage: ./cart " + verb);
        }
    }

    @ParameterizedTest
    @CsvSource({"statsu,status", "don,down", "tokens,token", "cat,catalog", "UP,up"})
    void aWrongVerbGetsAHint(String wrong, String meant) throws Exception {
        Answer answer = cart(wrong);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.text())
                .contains("there is no verb \"" + wrong + "\"")
                .contains("Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", ".*", "--nothing", "a b"})
    void nonsenseGetsNoHint(String wrong) throws Exception {
        Answer answer = cart(wrong);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.text()).contains("there is no verb").doesNotContain("Did you mean");
    }

    @Test
    void saysClearlyWhenThereIsNoRightJdk(@TempDir Path empty) throws Exception {
        String find = "CART_ROOT=.; die() { echo \"$1\"; exit 9; }; source scripts/jdk.sh; "
                + "jdk_candidates() { echo /usr; echo " + empty + "; }; require_jdk";
        Answer answer = run(List.of("bash", "-c", find), Map.of());
        assertThat(answer.code()).isEqualTo(9);
        assertThat(answer.text()).contains("no JDK 25 was found").contains("JAVA_HOME");
    }

    @Test
    void takesTheJdkFromJavaHome() throws Exception {
        String find =
                "CART_ROOT=.; die() { echo \"$1\"; exit 9; }; source scripts/jdk.sh; require_jdk; echo $JAVA_HOME";
        Answer answer = run(List.of("bash", "-c", find), Map.of("JAVA_HOME", System.getProperty("java.home")));
        assertThat(answer.text().strip()).isEqualTo(System.getProperty("java.home"));
    }

    private static Answer cart(String... line) throws Exception {
        List<String> command = new ArrayList<>(List.of("./cart"));
        command.addAll(Arrays.asList(line));
        return run(command, Map.of());
    }

    private static Answer run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Installation.locate().root().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), text);
    }
}
