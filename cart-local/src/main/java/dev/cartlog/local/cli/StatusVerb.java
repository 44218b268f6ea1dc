package dev.cartlog.local.cli;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceStatus;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Says what is running. */
final class StatusVerb implements Verb {
    private static final String JSON = "--json";

    @Override
    public int run(List<String> line, CliContext context) {
        Arguments arguments = Arguments.parse(line, Set.of(CliContext.DATA_OPTION), Set.of(JSON));
        arguments.requireNoWords();
        DataDirectory data = context.data(arguments);
        List<ServiceStatus> services =
                RunFile.running(data).map(RunRecord::services).orElse(List.of());
        context.out().println(arguments.has(JSON) ? JsonMapper.shared().writeValueAsString(services) : table(services));
        return 0;
    }

    private static String table(List<ServiceStatus> services) {
        if (services.isEmpty()) {
            return "Nothing is running. Start it with: ./cart up";
        }
        StringBuilder table = new StringBuilder(row("NAME", "PID", "PORT", "STATE"));
        services.forEach(service -> table.append('\n')
                .append(row(
                        service.name(),
                        Long.toString(service.pid()),
                        Integer.toString(service.port()),
                        service.state().name())));
        return table.toString();
    }

    private static String row(String name, String pid, String port, String state) {
        return String.format(Locale.ROOT, "%-12s %8s %6s  %s", name, pid, port, state);
    }
}
