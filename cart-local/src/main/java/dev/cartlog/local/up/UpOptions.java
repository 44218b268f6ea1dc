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
 */
public record UpOptions(DataDirectory data, Ports ports, boolean fresh, int instances, boolean writesOnly) {
    /** More instances than this do not fit on one machine. */
    public static final int INSTANCES_MAX = 8;
}
