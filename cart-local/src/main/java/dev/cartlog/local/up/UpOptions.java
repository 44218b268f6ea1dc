package dev.cartlog.local.up;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.ports.Ports;

/**
 * What to start.
 *
 * @param data where everything is kept
 * @param ports what everything listens on
 * @param fresh true to delete earlier data first
 * @param instances how many command services and how many query services
 * @param writesOnly true for the command service alone: no query and no order service
 * @param tracing true for spans of every request, kept and drawn below {@code /traces} at the shop's address
 */
public record UpOptions(
        DataDirectory data, Ports ports, boolean fresh, int instances, boolean writesOnly, boolean tracing) {
    /** More instances than this do not fit on one machine. */
    public static final int INSTANCES_MAX = 8;
}
