package dev.cartlog.acceptance;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints what the parts of a platform said last when a test on it failed: afterwards nobody can look. */
final class LogsOnFailure implements AfterTestExecutionCallback {
    private final Supplier<String> logs;

    LogsOnFailure(Supplier<String> logs) {
        this.logs = logs;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        failure.ifPresent(
                cause -> System.out.println(context.getDisplayName() + " failed: " + cause + "\n" + logs.get()));
    }
}
