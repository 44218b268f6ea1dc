package dev.cartlog.local.up;

/**
 * One process of one of our services.
 *
 * @param kind which service
 * @param name what people call it
 * @param port its HTTP port
 * @param managementPort its health and metrics
 */
record Instance(ServiceKind kind, String name, int port, int managementPort) {}
