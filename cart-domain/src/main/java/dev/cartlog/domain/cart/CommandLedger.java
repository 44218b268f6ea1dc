package dev.cartlog.domain.cart;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.value.CartVersion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The last commands that changed a cart, oldest first. Derived from the events' metadata alone. Immutable.
 *
 * <p>Every change of a cart copies, searches and writes this, so it is packed: a command is three longs, its key, its
 * print, and its first event's version with a place in the list of what commands led to.
 */
public final class CommandLedger {
    /** How many commands a cart remembers; a key older than that may take effect again. */
    public static final int COMMANDS_REMEMBERED_MAX = 128;

    /** So many command ids let an offline client find out which of its commands arrived. */
    public static final int NEWEST_IDS_MAX = 32;

    public static final CommandLedger EMPTY = new CommandLedger(new long[0], List.of(), List.of());

    private static final int LONGS_EACH = 3;
    private static final int PRINT = 1;
    private static final int EVENTS = 2;
    private static final int PLACE_BITS = 8;
    private static final int PLACES_MAX = 1 << PLACE_BITS;

    private final long[] packed;
    private final List<List<String>> eventTypes;
    private final List<String> newestIds;

    private CommandLedger(long[] packed, List<List<String>> eventTypes, List<String> newestIds) {
        this.packed = packed;
        this.eventTypes = eventTypes;
        this.newestIds = newestIds;
    }

    /** @param newestIds the ids of the last of the entries, as they were sent */
    public static CommandLedger of(List<AppliedCommand> entries, List<String> newestIds) {
        List<List<String>> types = new ArrayList<>();
        long[] packed = new long[entries.size() * LONGS_EACH];
        for (int entry = 0; entry < entries.size(); entry++) {
            AppliedCommand command = entries.get(entry);
            put(
                    packed,
                    entry,
                    command.key(),
                    command.print(),
                    command.firstVersion(),
                    place(types, command.eventTypes()));
        }
        return new CommandLedger(packed, List.copyOf(types), List.copyOf(newestIds));
    }

    /**
     * From its parts, as {@link #packed}, {@link #eventTypes} and {@link #newestIds} gave them.
     *
     * @throws IllegalArgumentException when they do not fit together
     */
    public static CommandLedger ofPacked(ByteBuffer packed, List<List<String>> eventTypes, List<String> newestIds) {
        long[] longs = new long[packed.remaining() / Long.BYTES];
        packed.asLongBuffer().get(longs);
        CommandLedger ledger =
                new CommandLedger(longs, eventTypes.stream().map(List::copyOf).toList(), List.copyOf(newestIds));
        boolean whole = packed.remaining() % (LONGS_EACH * Long.BYTES) == 0;
        if (!whole || !IntStream.range(0, ledger.size()).allMatch(at -> ledger.place(at) < eventTypes.size())) {
            throw new IllegalArgumentException("not a memory of commands");
        }
        return ledger;
    }

    /**
     * Three longs for each command, big-endian; the third is its first event's version times 256 plus a place in
     * {@link #eventTypes}.
     */
    public byte[] packed() {
        ByteBuffer bytes = ByteBuffer.allocate(packed.length * Long.BYTES);
        bytes.asLongBuffer().put(packed);
        return bytes.array();
    }

    /** What commands led to: types of events, in version order. */
    public List<List<String>> eventTypes() {
        return eventTypes;
    }

    /** The ids of the newest commands as they were sent, oldest first, for clients that were offline. */
    public List<String> newestIds() {
        return newestIds;
    }

    public int size() {
        return packed.length / LONGS_EACH;
    }

    /** The commands, oldest first, unpacked. */
    public List<AppliedCommand> entries() {
        return IntStream.range(0, size()).mapToObj(this::entry).toList();
    }

    /** The command as it took effect, if it did: keys are scoped to the one who sent them. */
    public Optional<AppliedCommand> find(String commandId, Actor actor) {
        long key = AppliedCommand.keyOf(commandId, actor);
        for (int at = size() - 1; at >= 0; at--) {
            if (packed[at * LONGS_EACH] == key) {
                return Optional.of(entry(at));
            }
        }
        return Optional.empty();
    }

    private AppliedCommand entry(int at) {
        int from = at * LONGS_EACH;
        CartVersion firstVersion = new CartVersion(packed[from + EVENTS] >> PLACE_BITS);
        return new AppliedCommand(packed[from], packed[from + PRINT], firstVersion, eventTypes.get(place(at)));
    }

    private int place(int at) {
        return (int) (packed[at * LONGS_EACH + EVENTS] & (PLACES_MAX - 1));
    }

    CommandLedger after(EventMeta meta, String eventType) {
        long key = AppliedCommand.keyOf(meta.commandId(), meta.actor());
        boolean continues = size() > 0 && packed[packed.length - LONGS_EACH] == key;
        return continues ? continued(eventType) : withRoom().begun(key, meta, eventType);
    }

    /** One event more of the last command. Seldom: most commands lead to one. */
    private CommandLedger continued(String eventType) {
        List<AppliedCommand> next = new ArrayList<>(entries());
        next.add(next.removeLast().and(eventType));
        return of(next, newestIds);
    }

    private CommandLedger begun(long key, EventMeta meta, String eventType) {
        List<List<String>> types = new ArrayList<>(eventTypes);
        int place = place(types, List.of(eventType));
        int kept = Math.min(size(), COMMANDS_REMEMBERED_MAX - 1);
        long[] next = new long[(kept + 1) * LONGS_EACH];
        System.arraycopy(packed, packed.length - kept * LONGS_EACH, next, 0, kept * LONGS_EACH);
        put(next, kept, key, AppliedCommand.printOf(meta.commandFingerprint()), meta.version(), place);
        boolean known = types.size() == eventTypes.size();
        return new CommandLedger(next, known ? eventTypes : List.copyOf(types), newestIdsAnd(meta.commandId()));
    }

    /** With a place free for another combination of event types: those of forgotten commands are dropped when it is full. */
    private CommandLedger withRoom() {
        return eventTypes.size() < PLACES_MAX ? this : of(entries(), newestIds);
    }

    private List<String> newestIdsAnd(String id) {
        List<String> ids = new ArrayList<>(NEWEST_IDS_MAX);
        ids.addAll(newestIds.subList(Math.max(0, newestIds.size() + 1 - NEWEST_IDS_MAX), newestIds.size()));
        ids.add(id);
        return List.copyOf(ids);
    }

    private static void put(long[] packed, int at, long key, long print, CartVersion firstVersion, int place) {
        packed[at * LONGS_EACH] = key;
        packed[at * LONGS_EACH + PRINT] = print;
        packed[at * LONGS_EACH + EVENTS] = (firstVersion.value() << PLACE_BITS) | place;
    }

    private static int place(List<List<String>> types, List<String> one) {
        int known = types.indexOf(one);
        if (known < 0) {
            types.add(one);
        }
        return known < 0 ? types.size() - 1 : known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandLedger that
                && Arrays.equals(packed, that.packed)
                && eventTypes.equals(that.eventTypes)
                && newestIds.equals(that.newestIds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(packed), eventTypes, newestIds);
    }

    @Override
    public String toString() {
        return entries() + " " + newestIds;
    }
}
