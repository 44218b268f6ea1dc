package dev.cartlog.local.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Java program to run in a child JVM.
 *
 * @param jvmArguments heap bounds, system properties
 * @param classPath jars and directories; must include the one {@link LeashedMain} is in
 * @param mainClass the class whose {@code main} runs
 * @param arguments the program's own arguments
 */
public record JavaCommand(List<String> jvmArguments, List<Path> classPath, String mainClass, List<String> arguments) {
    /** Takes copies, so that the command cannot change after it was made. */
    public JavaCommand {
        jvmArguments = List.copyOf(jvmArguments);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
    }

    JavaCommand withJvmArguments(List<String> more) {
        List<String> all = new ArrayList<>(jvmArguments);
        all.addAll(more);
        return new JavaCommand(all, classPath, mainClass, arguments);
    }

    /** The command line: this JVM's own {@code java}, the program on a leash. */
    List<String> commandLine() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.addAll(jvmArguments);
        line.add("-cp");
        line.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        line.add(LeashedMain.class.getName());
        line.add(mainClass);
        line.addAll(arguments);
        return line;
    }
}
