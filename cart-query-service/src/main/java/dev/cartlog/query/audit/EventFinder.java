package dev.cartlog.query.audit;

import dev.cartlog.query.audit.EventSearch.Query;
import dev.cartlog.query.view.LoggedEvent;
import java.util.List;
import reactor.core.publisher.Mono;

/** Searches the events of all carts, wherever their partitions are kept. */
@FunctionalInterface
public interface EventFinder {
    /** The first events that are searched for; fails with NotReadableException rather than leaving some out. */
    Mono<List<LoggedEvent>> find(Query query);
}
