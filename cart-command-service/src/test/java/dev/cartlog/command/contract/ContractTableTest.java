package dev.cartlog.command.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.MergeOutcome;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.web.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/contract-tests.md} against the tests that it names and the words that it must have rows for. */
class ContractTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?");
    private static final Pattern METHOD = Pattern.compile("\\.(\\w+)");
    private static final Pattern FILE = Pattern.compile("[\\w./-]+\\.(?:table|test\\.ts)");

    private static final Map<String, String> SOURCES = new HashMap<>();
    private static final List<String> FILES = new ArrayList<>();
    private static List<String> rows = List.of();

    @BeforeAll
    static void read() throws IOException {
        rows = Files.readAllLines(ROOT.resolve("docs/contract-tests.md")).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|--"))
                .toList();
        for (String module : List.of(
                "cart-events-schema",
                "cart-domain",
                "cart-web",
                "cart-command-service",
                "cart-query-service",
                "cart-acceptance")) {
            readTests(ROOT.resolve(module).resolve("src/test"));
        }
        readTests(ROOT.resolve("cart-storefront/packages"));
    }

    private static void readTests(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> tests = files.filter(file -> !file.toString().contains("node_modules"))
                    .filter(Files::isRegularFile)
                    .toList();
            for (Path file : tests) {
                String name = file.getFileName().toString();
                FILES.add(name);
                if (name.endsWith(".java")) {
                    SOURCES.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                }
            }
        }
    }

    /** The part of a row that names tests: its last cell. */
    private static String tests(String row) {
        List<String> cells = Arrays.asList(row.split("\\|", -1));
        return cells.get(cells.size() - 2);
    }

    private static List<String> quoted(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    @Test
    void everyTestThatIsNamedExists() {
        List<String> missing = new ArrayList<>();
        for (String row : rows) {
            Optional<String> current = Optional.empty();
            for (String word : quoted(tests(row))) {
                Matcher test = TEST.matcher(word);
                Matcher method = METHOD.matcher(word);
                if (test.matches()) {
                    current = Optional.of(test.group(1));
                    require(word, test.group(1), Optional.ofNullable(test.group(2)), missing);
                } else if (method.matches()) {
                    require(word, current.orElse("nothing"), Optional.of(method.group(1)), missing);
                } else if (FILE.matcher(word).matches() && !FILES.contains(word)) {
                    missing.add(word);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static void require(String word, String test, Optional<String> method, List<String> missing) {
        Optional<String> source = Optional.ofNullable(SOURCES.get(test));
        boolean there = source.filter(text ->
                        method.map(name -> text.contains("void " + name + "(")).orElse(true))
                .isPresent();
        if (!there) {
            missing.add(test + ": " + word);
        }
    }

    @Test
    void everyRowNamesATest() {
        assertThat(rows.stream()
                        .filter(row -> !row.endsWith("test |") && !row.endsWith("brought about by |"))
                        .filter(row -> quoted(tests(row)).stream()
                                .noneMatch(word -> TEST.matcher(word).matches())))
                .isEmpty();
    }

    @Test
    void everyCommandCodeAndWordOfAMergeHasARow() {
        Stream<String> commands = commands(CartCommand.class).map(Class::getSimpleName);
        Stream<String> codes = Arrays.stream(ProblemType.values()).map(ProblemType::code);
        Stream<String> words = Stream.<Enum<?>[]>of(
                        CartPolicy.values(),
                        QuantityPolicy.values(),
                        MergeStatus.values(),
                        MergeOutcome.Kind.values(),
                        MergeOutcome.Reason.values())
                .flatMap(Arrays::stream)
                .map(Enum::name);
        List<String> first = rows.stream()
                .flatMap(row -> quoted(row.split("\\|", -1)[1]).stream())
                .toList();

        assertThat(first)
                .contains(Stream.of(commands, codes, words).flatMap(all -> all).toArray(String[]::new));
    }

    private static Stream<Class<?>> commands(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ContractTableTest::commands)
                : Stream.of(type);
    }
}
