package dev.cartlog.command.log;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.jspecify.annotations.Nullable;

/** Refuses clusters whose transactions are not safe enough. */
public final class BrokerCheck {
    static final String TRANSACTION_FEATURE = "transaction.version";
    static final short TRANSACTION_VERSION_MIN = 2;

    private static final String ASKING =
            "asking for the cluster's features (does it run, is cart.kafka.bootstrap-servers its address, and does it ask"
                    + " for more than cart.kafka.client-config says?)";

    private BrokerCheck() {}

    /**
     * Before version 2 a late request of a fenced producer can end up in its successor's transaction.
     *
     * @throws LogException when the cluster's version is lower, or cannot be learned in time
     */
    public static void verify(Admin admin, Duration timeout) {
        FinalizedVersionRange range;
        try {
            range = admin.describeFeatures()
                    .featureMetadata()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .finalizedFeatures()
                    .get(TRANSACTION_FEATURE);
        } catch (ExecutionException | TimeoutException e) {
            throw KafkaFailures.translate(ASKING, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFailures.translate(ASKING, e);
        }
        refuseBelowMinimum(range);
    }

    static void refuseBelowMinimum(@Nullable FinalizedVersionRange range) {
        int found = range == null ? 0 : range.maxVersionLevel();
        if (found < TRANSACTION_VERSION_MIN) {
            throw new LogException(
                    LogFailure.MISCONFIGURED,
                    "The cluster's " + TRANSACTION_FEATURE + " is " + found + ", needs " + TRANSACTION_VERSION_MIN
                            + ". Run: kafka-features.sh --bootstrap-server HOST:PORT upgrade --feature "
                            + TRANSACTION_FEATURE + "=" + TRANSACTION_VERSION_MIN);
        }
    }
}
