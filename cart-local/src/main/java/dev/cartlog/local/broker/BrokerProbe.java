package dev.cartlog.local.broker;

import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.process.Probe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** Ready when the broker is registered with its controller and no longer fenced: it then takes every kind of request. */
final class BrokerProbe implements Probe, AutoCloseable {
    private static final int REQUEST_TIMEOUT_MS = 2_000;

    private final int port;
    private @Nullable Admin admin;

    BrokerProbe(int port) {
        this.port = port;
    }

    @Override
    public boolean ready() {
        // Connecting before anyone listens makes the client log warnings and back off.
        if (admin == null && FreePorts.isFree(port)) {
            return false;
        }
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS));
        }
        return hasLiveNode(admin);
    }

    private static boolean hasLiveNode(Admin admin) {
        try {
            return admin.describeCluster().nodes().get().stream().anyMatch(node -> !node.isFenced());
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
