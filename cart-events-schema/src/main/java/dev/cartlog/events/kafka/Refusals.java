package dev.cartlog.events.kafka;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** What to do when Kafka refuses a client; its own messages say only what was refused. */
public final class Refusals {
    private static final String WRONG_IDENTITY =
            " Check the principal, its secret and the TLS settings in the file that " + KafkaConnection.CLIENT_CONFIG
                    + " names.";
    private static final String NO_RIGHT =
            " Give the principal its rights with deploy/kafka/acls.sh, or name another one in the file that "
                    + KafkaConnection.CLIENT_CONFIG + " names.";

    private Refusals() {}

    /** A sentence to append to a failure's message, with a blank before it; empty when Kafka did not refuse the client. */
    public static String remedy(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationException) {
                return WRONG_IDENTITY;
            }
            if (cause instanceof AuthorizationException) {
                return NO_RIGHT;
            }
        }
        return "";
    }
}
