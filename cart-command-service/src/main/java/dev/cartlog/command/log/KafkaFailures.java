package dev.cartlog.command.log;

import dev.cartlog.events.kafka.Refusals;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;

/**
 * The only place that looks at Kafka's exceptions.
 *
 * <p>A fenced producer may surface as a timeout and a timed-out one as fenced, depending on which answer was lost; so no
 * class of exception is ever read as "not written". Only refusals that no retry can change are told apart.
 */
final class KafkaFailures {
    private KafkaFailures() {}

    static LogException translate(String doing, Throwable thrown) {
        Throwable cause = unwrap(thrown);
        LogFailure failure = switch (cause) {
            case AuthenticationException e -> LogFailure.MISCONFIGURED;
            case AuthorizationException e -> LogFailure.MISCONFIGURED;
            case InvalidConfigurationException e -> LogFailure.MISCONFIGURED; // wrong topic or broker version included
            default -> LogFailure.TAKE_OVER_AGAIN;
        };
        return new LogException(failure, doing + ": " + cause + Refusals.remedy(cause), cause);
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
