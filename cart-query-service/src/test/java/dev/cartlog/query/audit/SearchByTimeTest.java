package dev.cartlog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.query.audit.EventSearch.Query;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.MergingCarts;
import dev.cartlog.query.testing.ViewDriver;
import dev.cartlog.query.topology.AuditKey.Position;
import dev.cartlog.query.view.Histories;
import dev.cartlog.query.view.LoggedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There is no list of all events by time, only one for each type; nobody who searches can tell. */
class SearchByTimeTest {
    private static final EventFilter ANY = new EventFilter(Optional.empty(), Optional.empty());
    private static final int PAIRS = 20;
    private static final int ALL = 1_000;

    /** Many carts share each second, and several types each cart. */
    private final List<RecordedEvent> written = MergingCarts.histories(PAIRS).stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(event -> Position.of(event.meta())))
            .toList();

    private ViewDriver driver;
    private EventSearch search;

    @BeforeEach
    void start(@TempDir Path directory) {
        driver = new ViewDriver(directory);
        MergingCarts.histories(PAIRS).forEach(driver::pipe);
        search = new EventSearch(driver, new Histories(driver, driver.codec()));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private List<RecordedEvent> find(
            Optional<Instant> from, Optional<Instant> to, Optional<Position> after, int limit) {
        return search.search(Set.of(0), new Query(from, to, after, ANY, limit)).stream()
                .map(LoggedEvent::recorded)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50, ALL})
    void pagesOfAnySizeAddUpToAllEventsInTheOrderOfTime(int size) {
        List<RecordedEvent> found = new ArrayList<>();
        List<RecordedEvent> page = find(Optional.empty(), Optional.empty(), Optional.empty(), size);
        while (!page.isEmpty()) {
            found.addAll(page);
            Position last = Position.of(page.getLast().meta());
            page = find(Optional.empty(), Optional.empty(), Optional.of(last), size);
        }
        assertThat(found).isEqualTo(written);
    }

    @Test
    void anyPartOfTimeHasTheEventsOfThatTime() {
        for (int begin = -1; begin < 70; begin += 3) {
            for (int end = begin; end < begin + 12; end++) {
                Instant from = CartScript.BEGIN.plusSeconds(begin);
                Instant to = CartScript.BEGIN.plusSeconds(end);
                assertThat(find(Optional.of(from), Optional.of(to), Optional.empty(), ALL))
                        .isEqualTo(written.stream()
                                .filter(event -> !event.meta().occurredAt().isBefore(from)
                                        && event.meta().occurredAt().isBefore(to))
                                .toList());
            }
        }
    }

    @Test
    void whatIsWrittenLaterIsFoundAsWell() {
        CartScript late = CartScript.guest(PAIRS + 1, "hash").add("sku-1", 1).change("sku-1", 1, 2);
        driver.pipe(late.events());
        assertThat(find(Optional.empty(), Optional.empty(), Optional.empty(), ALL))
                .hasSize(written.size() + 3)
                .containsAll(late.events());
    }
}
