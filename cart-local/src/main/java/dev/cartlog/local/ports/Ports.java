package dev.cartlog.local.ports;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The port of each name, as this environment says. */
public final class Ports {
    private static final int PORT_MIN = 1;
    private static final int PORT_MAX = 65_535;

    private final Map<PortName, Integer> numbers;

    private Ports(Map<PortName, Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * Reads the overrides.
     *
     * @throws PortException when one is no port, or two names have the same
     */
    public static Ports from(Map<String, String> environment) {
        Map<PortName, Integer> numbers = new EnumMap<>(PortName.class);
        for (PortName name : PortName.values()) {
            int number = number(name, environment.get(name.variable()));
            numbers.forEach((other, taken) -> {
                if (taken == number) {
                    throw new PortException(name.variable() + " and " + other.variable() + " are both " + number
                            + ". Give each its own port.");
                }
            });
            numbers.put(name, number);
        }
        return new Ports(numbers);
    }

    private static int number(PortName name, @Nullable String override) {
        if (override == null || override.isBlank()) {
            return name.standard();
        }
        try {
            int number = Integer.parseInt(override.strip());
            if (number >= PORT_MIN && number <= PORT_MAX) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new PortException(name.variable() + " is not a port: " + override, e);
        }
        throw new PortException(name.variable() + " must be " + PORT_MIN + " to " + PORT_MAX + ", not " + override);
    }

    /** The port of this name. */
    public int of(PortName name) {
        return Objects.requireNonNull(numbers.get(name));
    }

    /**
     * Makes sure that nobody listens on any of them.
     *
     * @throws PortException that names every taken port and how to choose another
     */
    public void requireFree() {
        List<PortName> taken = Arrays.stream(PortName.values())
                .filter(name -> !FreePorts.isFree(of(name)))
                .toList();
        if (!taken.isEmpty()) {
            StringBuilder message = new StringBuilder("Nothing was started: a port is taken.");
            taken.forEach(name -> message.append("\n  port ")
                    .append(of(name))
                    .append(" (")
                    .append(name)
                    .append("): stop what uses it, or choose another with ")
                    .append(name.variable())
                    .append("=PORT"));
            throw new PortException(message.toString());
        }
    }
}
