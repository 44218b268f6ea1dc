package dev.cartlog.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A child to start.
 *
 * @param name what people call it, such as {@code broker}
 * @param command the program
 * @param environment variables added to those of this process
 * @param log receives everything the child prints, appended
 */
public record ChildSpec(String name, JavaCommand command, Map<String, String> environment, Path log) {
    /** Takes a copy of the environment. */
    public ChildSpec {
        environment = Map.copyOf(environment);
    }

    /** The same child with more arguments to its JVM, which win over those it had. */
    public ChildSpec withJvmArguments(List<String> more) {
        return new ChildSpec(name, command.withJvmArguments(more), environment, log);
    }

    /** True when its JVM writes down what it loaded when it ends, which takes a while. */
    public boolean writesArchive() {
        return command.jvmArguments().stream().anyMatch(argument -> argument.startsWith("-XX:AOTCacheOutput="));
    }
}
