package dev.cartlog.query.view;

import dev.cartlog.query.topology.Halt;
import dev.cartlog.query.topology.SignalListener;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers which partitions others are not told of any further. */
public final class SignalStatus implements SignalListener {
    private static final Logger LOG = LoggerFactory.getLogger(SignalStatus.class);

    private final ConcurrentMap<Integer, Halt> halts = new ConcurrentHashMap<>();

    @Override
    public void halted(Halt halt) {
        halts.put(halt.partition(), halt);
        LOG.atError()
                .addKeyValue("partition", halt.partition())
                .addKeyValue("offset", halt.offset())
                .addKeyValue("reason", halt.reason())
                .log("a record of the log cannot be read; checkouts and signals behind it are not told");
    }

    @Override
    public void resumed(int partition) {
        halts.remove(partition);
        LOG.atInfo().addKeyValue("partition", partition).log("checkouts and signals of a partition are told again");
    }

    @Override
    public void released(int partition) {
        halts.remove(partition);
    }

    /** Partitions that stand still here, in order. */
    public List<Halt> halts() {
        return halts.values().stream()
                .sorted(Comparator.comparingInt(Halt::partition))
                .toList();
    }
}
