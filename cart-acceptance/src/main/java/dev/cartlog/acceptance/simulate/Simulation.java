package dev.cartlog.acceptance.simulate;

import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import dev.cartlog.domain.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A few clients, a few machines and one partition, with everything going wrong that a seed can think of: requests and
 * answers of the log lost or late, instances killed and started again on what their disks still hold, the shard moved with
 * and without its owner's knowledge, transactions left open.
 */
final class Simulation {
    private static final int CLIENTS = 6;
    private static final int MACHINES = 4;
    private static final long STEPS_PER_COMMAND_MAX = 5_000;
    private static final long TICK_NANOS = 10_000_000;
    private static final long HANG_NANOS_MAX = 150_000_000;
    private static final List<Invariant> INVARIANTS =
            List.of(new GaplessHistory(), new AcknowledgedIsLogged(), new AppliedOnce(), new Linearizable());

    private final World world;
    private final SimBroker broker = new SimBroker();
    private final SimRecords records = new SimRecords();
    private final List<SimDisk> idle = new ArrayList<>();
    private final List<SimNode> nodes = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Throwable> bugs = new ArrayList<>();
    private final int commands;
    private final Faults faults;
    private SimNode assigned;
    private int lives;
    private int strangers;

    /**
     * What happened in a run.
     *
     * @param lastHash of the last event: the same for the same seed
     */
    record Report(int commands, int events, int lives, int strangers, String lastHash) {}

    private Simulation(long seed, int commands, Faults faults) {
        this.world = new World(seed);
        this.commands = commands;
        this.faults = faults;
        IntStream.range(0, MACHINES).forEach(machine -> idle.add(new SimDisk(world)));
        this.assigned = start();
    }

    /** @throws Broken when an invariant does not hold, or the shard stops making progress */
    static Report run(long seed, int commands, Faults faults) {
        Thread current = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = current.getUncaughtExceptionHandler();
        try {
            Simulation simulation = new Simulation(seed, commands, faults);
            current.setUncaughtExceptionHandler((thread, bug) -> simulation.broken(bug));
            return simulation.run();
        } finally {
            current.setUncaughtExceptionHandler(before);
        }
    }

    private Report run() {
        for (int i = 0; i < CLIENTS; i++) {
            new SimClient(this, world, "client-" + i).next();
        }
        disturb();
        long stepsLeft = STEPS_PER_COMMAND_MAX * commands;
        while (operations.size() < commands) {
            if (!bugs.isEmpty()) {
                throw new Broken("a bug: " + bugs.getFirst(), bugs.getFirst());
            }
            if (!world.step() || stepsLeft-- == 0) {
                throw new Broken(
                        "only " + operations.size() + " of " + commands + " commands were answered; the owner is "
                                + assigned.shard().phase() + " after " + world.nanos() + " ns");
            }
        }
        List<RecordedEvent> log = broker.committedEvents().stream()
                .map(record -> records.event(record.value()))
                .toList();
        INVARIANTS.forEach(invariant -> invariant.check(operations, log));
        String lastHash = log.isEmpty() ? "" : log.getLast().meta().hash();
        return new Report(operations.size(), log.size(), lives, strangers, lastHash);
    }

    boolean wantsMore() {
        return operations.size() < commands;
    }

    void record(Operation operation) {
        operations.add(operation);
    }

    /** A bug came out where only answers should: the run ends with it. */
    void broken(Throwable cause) {
        bugs.add(cause);
    }

    SimNode anyNode() {
        return world.oneIn(4) ? nodes.get(world.below(nodes.size())) : assigned;
    }

    /** Something happens to the instances, now and then, whatever they are doing. */
    private void disturb() {
        world.after(TICK_NANOS, this::disturb);
        if (world.oneIn(faults.crashOneIn())) {
            assigned.crash();
            assigned = start();
        } else if (world.oneIn(faults.moveOneIn())) {
            SimNode previous = assigned;
            assigned = start();
            if (world.oneIn(2)) {
                CompletableFuture<Void> _ = previous.shard().release();
            } // else it does not know, and goes on as if it were the owner
        }
        if (world.oneIn(faults.hangOneIn())) {
            leaveOpen("stranger-" + strangers++);
        }
    }

    /** Somebody else's transaction, which readers of committed records cannot pass until it is given up. */
    private void leaveOpen(String transactionalId) {
        LogRecord nothing = new LogRecord(LogStream.OWNERS, transactionalId, new byte[0], Map.of());
        SimBroker.Transaction left = broker.begin(transactionalId, List.of(nothing));
        world.soon(HANG_NANOS_MAX, () -> broker.giveUp(transactionalId, left));
    }

    /** A new life on a machine that is free; when none is, the one that has been there longest ends first. */
    private SimNode start() {
        if (nodes.size() == MACHINES && nodes.stream().allMatch(SimNode::isAlive)) {
            nodes.getFirst().crash();
        }
        nodes.stream().filter(node -> !node.isAlive()).forEach(node -> idle.add(node.disk()));
        nodes.removeIf(node -> !node.isAlive());
        SimDisk disk = idle.remove(world.below(idle.size()));
        SimShardLog log = new SimShardLog(world, broker, "node-" + lives++, faults);
        SimNode node = new SimNode(world, log, disk, records, asking -> asking == assigned);
        nodes.add(node);
        node.shard().assign();
        return node;
    }
}
