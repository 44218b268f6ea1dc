package dev.cartlog.acceptance.simulate;

import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import dev.cartlog.command.log.StateChunk;
import dev.cartlog.command.log.StateRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One partition as a broker keeps it: records of open, committed and aborted transactions, and producers' epochs. A
 * transaction is decided first and ended, by a marker, a little later: until then readers do not see it.
 */
final class SimBroker {
    private static final int READ_RECORDS_MAX = 7;

    private final List<Entry> entries = new ArrayList<>();
    private final TreeMap<Long, Transaction> notEnded = new TreeMap<>();
    private final Map<String, Integer> epochs = new HashMap<>();
    private final Map<String, Transaction> current = new HashMap<>();

    private enum Fate {
        OPEN,
        COMMITTED,
        ABORTED
    }

    /** A producer's transaction; its entries share its fate. */
    static final class Transaction {
        private final long start;
        private long end;
        private Fate fate = Fate.OPEN;

        private Transaction(long start) {
            this.start = start;
            this.end = start;
        }
    }

    /** @param record null for a transaction's marker */
    private record Entry(@Nullable LogRecord record, Transaction transaction) {}

    /** Whether a transaction of the id is decided and not ended: producers have to ask again. */
    boolean isEnding(String transactionalId) {
        Transaction last = current.get(transactionalId);
        return last != null && last.fate == Fate.COMMITTED;
    }

    /** The new epoch of a transactional id; ends what its previous user left open. Not while one is ending. */
    int fence(String transactionalId) {
        Transaction left = current.get(transactionalId);
        if (left != null) {
            left.fate = Fate.ABORTED;
            end(transactionalId, left);
        }
        return epochs.merge(transactionalId, 1, Integer::sum);
    }

    boolean isCurrent(String transactionalId, int epoch) {
        return epochs.getOrDefault(transactionalId, 0) == epoch;
    }

    /** A transaction's first records. */
    Transaction begin(String transactionalId, List<LogRecord> records) {
        Transaction transaction = new Transaction(entries.size());
        notEnded.put(transaction.start, transaction);
        current.put(transactionalId, transaction);
        write(transaction, records);
        return transaction;
    }

    /** More of a transaction's records. */
    void write(Transaction transaction, List<LogRecord> records) {
        records.forEach(record -> entries.add(new Entry(record, transaction)));
        transaction.end = entries.size();
    }

    /** Decides; the offset after the transaction's records. To be followed by {@link #end}. */
    long commit(Transaction transaction) {
        if (transaction.fate == Fate.OPEN) {
            transaction.fate = Fate.COMMITTED;
        }
        return transaction.end;
    }

    /** What is still open when its time is up is ended by the broker, and its producer fenced. */
    void giveUp(String transactionalId, Transaction transaction) {
        if (transaction.fate == Fate.OPEN) {
            transaction.fate = Fate.ABORTED;
            end(transactionalId, transaction);
            epochs.merge(transactionalId, 1, Integer::sum);
        }
    }

    /** Readers see it from now on, or never. */
    void end(String transactionalId, Transaction transaction) {
        current.remove(transactionalId, transaction);
        if (notEnded.remove(transaction.start, transaction)) {
            entries.add(new Entry(null, transaction));
        }
    }

    long highWatermark() {
        return entries.size();
    }

    long stableOffset() {
        return notEnded.isEmpty() ? entries.size() : notEnded.firstKey();
    }

    StateChunk readState(long from) {
        List<StateRecord> records = new ArrayList<>();
        long stable = stableOffset();
        long next = from;
        while (next < stable && records.size() < READ_RECORDS_MAX) {
            LogRecord record = committed((int) next++);
            if (record != null && record.stream() == LogStream.STATE) {
                records.add(new StateRecord(record.key(), record.value()));
            }
        }
        return new StateChunk(records, next);
    }

    private @Nullable LogRecord committed(int offset) {
        Entry entry = entries.get(offset);
        return entry.transaction().fate == Fate.COMMITTED ? entry.record() : null;
    }

    /** What an independent reader will see of the events when every transaction has ended. */
    List<LogRecord> committedEvents() {
        List<LogRecord> events = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            LogRecord record = committed(i);
            if (record != null && record.stream() == LogStream.EVENTS) {
                events.add(record);
            }
        }
        return events;
    }
}
