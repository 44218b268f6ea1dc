package dev.cartlog.acceptance.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of shell commands in the README and the answer that stands below it.
 *
 * @param commands what a reader pastes
 * @param language of the answer's block: json or text
 * @param answer what the README says comes out; empty when it says nothing
 */
public record ReadmeExample(String commands, String language, Optional<String> answer) {
    private static final Pattern BLOCK = Pattern.compile(
            "^```sh\\n(?<commands>.*?)\\n```\\n(\\n```(?<language>json|text)\\n(?<answer>.*?)\\n```\\n)?",
            Pattern.DOTALL | Pattern.MULTILINE);

    /** All examples of a document, in its order. */
    public static List<ReadmeExample> in(String markdown) {
        List<ReadmeExample> examples = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(markdown);
        while (matcher.find()) {
            String language = matcher.group("language");
            examples.add(new ReadmeExample(
                    matcher.group("commands"),
                    language == null ? "" : language,
                    Optional.ofNullable(matcher.group("answer"))));
        }
        return examples;
    }
}
