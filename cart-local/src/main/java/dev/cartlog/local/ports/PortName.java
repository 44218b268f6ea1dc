package dev.cartlog.local.ports;

/** The ports of the platform that people and other programs know. */
public enum PortName {
    /** The shop, the console, and a same-origin path to both services. */
    SHOP(8080),
    /** The command service: everything that is not a GET. */
    COMMAND(8081),
    /** The query service: every GET. */
    QUERY(8082),
    /** The development identity provider. */
    IDENTITY(8083),
    /** The schema registry. */
    REGISTRY(8085),
    /** The Kafka broker. */
    KAFKA(9092),
    /** The command service's health and metrics. */
    COMMAND_MANAGEMENT(9081),
    /** The query service's health and metrics. */
    QUERY_MANAGEMENT(9082);

    private final int standard;

    PortName(int standard) {
        this.standard = standard;
    }

    /** The port when nothing else is said. */
    public int standard() {
        return standard;
    }

    /** The environment variable that says something else. */
    public String variable() {
        return "CART_" + name() + "_PORT";
    }
}
