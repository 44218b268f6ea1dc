package dev.cartlog.acceptance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.local.layout.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at exists. */
class DocumentsTest {
    private static final Path ROOT = Installation.locate().root();
    private static final Pattern LINK = Pattern.compile("]\\((?!http|#)([^)#]+)(#[^)]*)?\\)");
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path document : documents()) {
            assertThat(matches(LINK, document))
                    .describedAs("links in " + ROOT.relativize(document))
                    .allMatch(link -> Files.exists(document.resolveSibling(link)));
        }
    }

    @Test
    void everyTestThatProvesAGuaranteeExists() throws IOException {
        Set<String> tests = testNames();
        List<String> named = matches(TEST_NAME, ROOT.resolve("ARCHITECTURE.md"));
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(tests).containsAll(named);
    }

    @Test
    void theListOfDecisionsIsComplete() throws IOException {
        Path decisions = ROOT.resolve("docs/adr");
        List<String> listed = matches(LINK, decisions.resolve("README.md"));
        try (Stream<Path> files = Files.list(decisions)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    private static List<String> matches(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static Set<String> testNames() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                Integer.MAX_VALUE,
                (file, attributes) -> file.toString().contains("src/test/java")
                        && file.toString().endsWith(".java"))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
