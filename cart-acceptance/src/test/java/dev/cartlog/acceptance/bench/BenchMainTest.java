package dev.cartlog.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Benchmarks are run by hand; what can be wrong before one starts is tested. */
class BenchMainTest {

    @ParameterizedTest
    @ValueSource(strings = {"speed", "log --round 3", "log --rounds", "log --seconds many"})
    void aWrongWordIsExplained(String line) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = BenchMain.run(List.of(line.split(" ", -1)), new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Usage: ./cart bench NAME", "log ");
    }
}
