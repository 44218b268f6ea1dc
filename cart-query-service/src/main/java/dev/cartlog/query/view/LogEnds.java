package dev.cartlog.query.view;

import dev.cartlog.query.topology.Part;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What the broker says of the topics that are folded. Every method throws a runtime exception when it does not answer. */
public interface LogEnds {
    /** The offset behind the last one that readers of committed records get. */
    Map<Part, Long> ends(Set<Part> parts);

    /** The offset at which the fold goes on after a restart; all before it is in the stores. */
    long committed(Part part);

    /**
     * The offset of the last record in a range; empty when there is none, only the marks of transactions.
     *
     * @param from inclusive
     * @param end exclusive, at most what {@link #ends} said
     */
    OptionalLong lastRecord(Part part, long from, long end);
}
