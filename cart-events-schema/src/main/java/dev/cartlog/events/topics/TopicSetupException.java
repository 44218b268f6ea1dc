package dev.cartlog.events.topics;

import java.util.List;

/** The topics are not as they must be, or could not be looked at. The message says for each what to do. */
public final class TopicSetupException extends RuntimeException {
    private final List<String> problems;

    TopicSetupException(List<String> problems) {
        super("Topics are not as they must be:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    TopicSetupException(String message, Throwable cause) {
        super(message, cause);
        this.problems = List.of(message);
    }

    /** Each problem with its remedy. */
    public List<String> problems() {
        return problems;
    }
}
