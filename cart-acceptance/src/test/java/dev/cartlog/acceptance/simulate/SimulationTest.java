package dev.cartlog.acceptance.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The production shard under every fault that a seed can think of; and proof that the checks see what they should. */
class SimulationTest {
    private static final String SEEDS = "60";
    private static final String COMMANDS = "250";
    private static final String MUTANT_SEEDS_MAX = "200";
    /** More than for the whole design: one of the rules matters only when a request is lost and the next one is not. */
    private static final String MUTANT_COMMANDS = "1000";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int simulate(String... args) {
        return SimulateMain.run(Arrays.asList(args), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsLostRepeatedOrSeenOutOfOrder() {
        int code = simulate("--seeds", SEEDS, "--commands", COMMANDS);
        assertThat(code).as(said()).isZero();
        assertThat(said()).contains(SEEDS + " seeds", "0 violations");
    }

    @ParameterizedTest
    @EnumSource(value = Mutant.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aBrokenRuleIsNoticedAndItsSeedShowsItAgain(Mutant mutant) {
        int code = simulate("--seeds", MUTANT_SEEDS_MAX, "--commands", MUTANT_COMMANDS, "--mutant", mutant.name());
        assertThat(code).as(said()).isZero();
        String first = said().lines().findFirst().orElseThrow();
        String again = said().lines()
                .filter(line -> line.startsWith("Again: "))
                .findFirst()
                .orElseThrow();
        said.reset();
        List<String> args =
                List.of(again.substring("Again: ./cart simulate ".length()).split(" "));
        assertThat(SimulateMain.run(args, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isZero();
        assertThat(said().lines().findFirst()).contains(first);
    }

    @Test
    void aSeedDoesTheSameEveryTime() {
        assertThat(Simulation.run(7, 200, Faults.hostile(Mutant.NONE)))
                .isEqualTo(Simulation.run(7, 200, Faults.hostile(Mutant.NONE)));
    }

    @Test
    void aWrongWordIsExplained() {
        assertThat(simulate("--seeds", "many")).isEqualTo(2);
        assertThat(said()).contains("Usage: ./cart simulate", "distinct-ids");
    }
}
