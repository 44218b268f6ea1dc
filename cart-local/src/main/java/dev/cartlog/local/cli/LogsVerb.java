package dev.cartlog.local.cli;

import dev.cartlog.local.layout.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Prints what a process printed. */
final class LogsVerb implements Verb {
    private static final String FOLLOW = "--follow";
    private static final Duration FOLLOW_PAUSE = Duration.ofMillis(200);

    @Override
    public int run(List<String> line, CliContext context) throws InterruptedException {
        Arguments arguments = Arguments.parse(line, Set.of(CliContext.DATA_OPTION), Set.of(FOLLOW));
        DataDirectory data = context.data(arguments);
        List<String> known = data.logNames();
        if (known.isEmpty()) {
            throw new UsageException("There are no logs in " + data.root() + " yet. Start with: ./cart up");
        }
        String service = arguments.onlyWord("service: " + String.join(", ", known));
        if (!known.contains(service)) {
            throw new UsageException("There is no log of " + service + "." + Suggestion.of(service, known));
        }
        print(data.log(service), arguments.has(FOLLOW), context);
        return 0;
    }

    private static void print(Path log, boolean follow, CliContext context) throws InterruptedException {
        try (InputStream in = Files.newInputStream(log)) {
            do {
                in.transferTo(context.out());
                context.out().flush();
                if (follow) {
                    Thread.sleep(FOLLOW_PAUSE);
                }
            } while (follow && !context.out().checkError());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }
}
