package dev.cartlog.local.up;

import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.ports.Ports;
import java.util.ArrayList;
import java.util.List;

/** Decides which processes of a service there are and on which ports. */
final class Instances {
    private Instances() {}

    /** The first instance on the ports people know, the others on consecutive free ones. */
    static List<Instance> plan(ServiceKind kind, int count, Ports ports, FreePorts free) {
        List<Instance> planned = new ArrayList<>();
        planned.add(new Instance(kind, kind.instanceName(1), ports.of(kind.port()), ports.of(kind.managementPort())));
        if (count > 1) {
            int firstPort = free.nextRun(count - 1);
            int firstManagementPort = free.nextRun(count - 1);
            for (int further = 0; further < count - 1; further++) {
                planned.add(new Instance(
                        kind, kind.instanceName(further + 2), firstPort + further, firstManagementPort + further));
            }
        }
        return planned;
    }
}
