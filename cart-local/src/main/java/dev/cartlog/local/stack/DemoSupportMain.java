package dev.cartlog.local.stack;

import dev.cartlog.local.identity.IdentityProvider;
import dev.cartlog.local.identity.SigningKey;
import dev.cartlog.local.ports.PortName;
import dev.cartlog.local.ports.Ports;
import dev.cartlog.local.up.LocalTopics;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Puts the demo products into an empty catalogue and runs the development identity provider, so that {@code ./cart demo}
 * passes against a stack in containers. Takes {@code CART_KAFKA_BOOTSTRAP_SERVERS}, {@code CART_REGISTRY_URL}, {@code
 * CART_DATA_DIR} (for the signing key) and {@code CART_IDENTITY_PORT} from the environment.
 */
public final class DemoSupportMain {
    private DemoSupportMain() {}

    /** Runs until the process is ended. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        LocalTopics.fillEmptyCatalog(
                required(environment, "CART_KAFKA_BOOTSTRAP_SERVERS"),
                URI.create(required(environment, "CART_REGISTRY_URL")));
        SigningKey key = SigningKey.loadOrCreate(
                Path.of(required(environment, "CART_DATA_DIR")).resolve("signing-key"));
        int port = Ports.from(environment).of(PortName.IDENTITY);
        String mode = environment.getOrDefault(IdentityProvider.MODE_VARIABLE, IdentityProvider.MODE_LOCAL);
        try (IdentityProvider _ = IdentityProvider.start(key, port, mode)) {
            System.out.println("The development identity provider answers as " + IdentityProvider.issuer(port));
            new CountDownLatch(1).await();
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + name + " is not set.");
        }
        return value;
    }
}
