package dev.cartlog.local.run;

/**
 * One part of the platform.
 *
 * @param name such as {@code command}, {@code command-2}
 * @param pid of its JVM; the launcher's own for the parts that run inside it
 * @param port what it listens on
 * @param state how it is doing
 */
public record ServiceStatus(String name, long pid, int port, ServiceState state) {}
