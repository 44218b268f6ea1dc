package dev.cartlog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.query.audit.EventSearch.Query;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.ViewDriver;
import dev.cartlog.query.topology.AuditKey.Position;
import dev.cartlog.query.view.Histories;
import dev.cartlog.query.view.LoggedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSearchTest {
    private static final EventFilter ANY = new EventFilter(Optional.empty(), Optional.empty());
    private static final Instant BEGIN = CartScript.BEGIN;

    private final CartScript guest =
            CartScript.guest(1, "hash").add("sku-1", 1).add("sku-2", 1).change("sku-1", 1, 2);
    private final CartScript alice = CartScript.customer("alice", "default", 1).add("sku-1", 1);
    private ViewDriver driver;
    private EventSearch search;

    @BeforeEach
    void start(@TempDir Path directory) {
        driver = new ViewDriver(directory).pipe(alice.events()).pipe(guest.events());
        search = new EventSearch(driver, new Histories(driver, driver.codec()));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private List<LoggedEvent> find(Optional<Instant> from, Optional<Instant> to, EventFilter filter) {
        return search.search(Set.of(0), new Query(from, to, Optional.empty(), filter, 100));
    }

    private static List<String> names(List<LoggedEvent> events) {
        return events.stream()
                .map(event -> event.recorded().meta().actor().id().length() + "/"
                        + event.recorded().meta().version())
                .toList();
    }

    @Test
    void findsAllEventsInTheOrderOfTime() {
        assertThat(names(find(Optional.empty(), Optional.empty(), ANY)))
                .containsExactly("24/1", "24/2", "24/3", "24/4", "5/1", "5/2");
    }

    @Test
    void theBeginIsInclusiveAndTheEndIsNot() {
        assertThat(names(find(Optional.of(BEGIN.plusSeconds(1)), Optional.of(BEGIN.plusSeconds(3)), ANY)))
                .containsExactly("24/2", "24/3");
        assertThat(find(Optional.of(BEGIN), Optional.of(BEGIN), ANY)).isEmpty();
        assertThat(find(Optional.of(BEGIN), Optional.of(BEGIN.minusSeconds(1)), ANY))
                .isEmpty();
    }

    @Test
    void filtersByTypeByActorAndByBoth() {
        EventFilter added = new EventFilter(Optional.of("LineItemAdded"), Optional.empty());
        assertThat(names(find(Optional.empty(), Optional.empty(), added))).containsExactly("24/2", "24/3", "5/2");
        EventFilter byAlice = new EventFilter(Optional.empty(), Optional.of("alice"));
        assertThat(names(find(Optional.empty(), Optional.empty(), byAlice))).containsExactly("5/1", "5/2");
        EventFilter both = new EventFilter(Optional.of("LineItemAdded"), Optional.of("alice"));
        assertThat(names(find(Optional.empty(), Optional.empty(), both))).containsExactly("5/2");
        EventFilter none = new EventFilter(Optional.of("LineItem"), Optional.of("alic"));
        assertThat(find(Optional.empty(), Optional.empty(), none)).isEmpty();
    }

    @Test
    void pagesAddUpToTheWhole() {
        List<LoggedEvent> all = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        for (int page = 0; page < 3; page++) {
            List<LoggedEvent> found =
                    search.search(Set.of(0), new Query(Optional.empty(), Optional.empty(), after, ANY, 2));
            assertThat(found).hasSize(2);
            after = Optional.of(
                    Position.of(Position.of(found.getLast().recorded().meta()).toBytes()));
            all.addAll(found);
        }
        assertThat(all).isEqualTo(find(Optional.empty(), Optional.empty(), ANY));
        assertThat(search.search(Set.of(0), new Query(Optional.empty(), Optional.empty(), after, ANY, 2)))
                .isEmpty();
    }
}
