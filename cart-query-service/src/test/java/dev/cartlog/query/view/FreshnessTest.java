package dev.cartlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.query.topology.Part;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final Part PART = Part.ofLog(0);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final long LEASE_NANOS = Freshness.LEASE.toNanos();

    private long nanos;
    private final Log log = new Log();
    private final Freshness freshness = new Freshness(() -> nanos, Clock.fixed(NOW, ZoneOffset.UTC));

    /** A log of which some offsets hold records and the others marks of transactions. */
    private static final class Log implements LogEnds {
        private final TreeSet<Long> records = new TreeSet<>();
        private long end;
        private long committed;
        private boolean silent;

        private void append() {
            records.add(end++);
            end++;
        }

        @Override
        public Map<Part, Long> ends(Set<Part> parts) {
            if (silent) {
                throw new IllegalStateException("no answer");
            }
            return parts.stream().collect(Collectors.toMap(part -> part, part -> end));
        }

        @Override
        public long committed(Part part) {
            return committed;
        }

        @Override
        public OptionalLong lastRecord(Part part, long from, long end) {
            Long last = records.lower(end);
            return last == null || last < from ? OptionalLong.empty() : OptionalLong.of(last);
        }
    }

    private void refuses(String because) {
        assertThatThrownBy(() -> freshness.require(PART))
                .isInstanceOf(NotReadableException.class)
                .hasMessageContaining(because);
    }

    private void allows() {
        assertThatCode(() -> freshness.require(PART)).doesNotThrowAnyException();
    }

    @Test
    void whatWasTakenOverIsReadOnlyAfterAllThatWasInTheLogThen() {
        log.append();
        log.append();
        refuses("not kept here");
        freshness.taken(PART);
        refuses("catching up");
        freshness.look(log);
        freshness.applied(PART, 0);
        refuses("catching up");
        assertThat(freshness.isReadable()).isFalse();
        freshness.applied(PART, 2);
        allows();
        assertThat(freshness.knownUntil(PART)).isEqualTo(NOW);
        freshness.released(PART);
        refuses("not kept here");
    }

    @Test
    void marksOfTransactionsAreNotWaitedFor() {
        log.append();
        log.committed = 1;
        freshness.taken(PART);
        freshness.look(log);
        allows();
        assertThat(freshness.standings())
                .singleElement()
                .satisfies(standing -> assertThat(standing.lagRecords()).isZero());
    }

    @Test
    void whoHasNotSeenTheLogForLongRefusesUntilItHasCaughtUpAgain() {
        freshness.taken(PART);
        freshness.look(log);
        allows();
        log.silent = true;
        nanos += LEASE_NANOS + 1;
        assertThatThrownBy(() -> freshness.look(log)).isInstanceOf(IllegalStateException.class);
        refuses("not been seen");
        // Others went on meanwhile, and committed for the group.
        log.silent = false;
        log.append();
        log.committed = 2;
        freshness.look(log);
        refuses("catching up");
        freshness.applied(PART, 0);
        allows();
    }

    @Test
    void whatComesWhileReadingGoesOnDoesNotMakeItUnreadable() {
        freshness.taken(PART);
        freshness.look(log);
        log.append();
        freshness.look(log);
        allows();
        assertThat(freshness.standings().getFirst().lagRecords()).isEqualTo(2);
        freshness.applied(PART, 0);
        freshness.look(log);
        assertThat(freshness.standings().getFirst().lagRecords()).isZero();
    }
}
