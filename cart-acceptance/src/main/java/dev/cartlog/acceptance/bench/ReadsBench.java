package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.seed.LogSeeder;
import dev.cartlog.acceptance.seed.SeededCart;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.query.audit.CartHistory;
import dev.cartlog.query.audit.EventFilter;
import dev.cartlog.query.audit.EventSearch;
import dev.cartlog.query.audit.EventSearch.Query;
import dev.cartlog.query.topology.AvroCodec;
import dev.cartlog.query.topology.CartKey;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.CartCache;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.Histories;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;
import org.apache.kafka.streams.KafkaStreams;

/** What the views' stores take for a read, one after the other on one thread, when there are far more carts than memory. */
final class ReadsBench implements Bench {
    private static final String EVENTS = "--events";
    private static final String READS = "--reads";
    private static final Map<String, Integer> DEFAULTS = Map.of(EVENTS, 1_000_000, READS, 2_000);
    private static final int FOLDING_THREADS = 2;
    private static final int PAGE_EVENTS = 200;
    private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final EventFilter ANY = new EventFilter(Optional.empty(), Optional.empty());
    /** One event of ten. */
    private static final EventFilter RARE = new EventFilter(Optional.of("LineItemRemoved"), Optional.empty());

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public String what() {
        return "carts, histories and searches in the views' stores: [--events N] [--reads N] of each";
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Options options = Options.parse(args, DEFAULTS);
        SeededPlatform.with(options.of(EVENTS) / SeededCart.EVENTS, seeded -> {
            Fold fold = new Fold(seeded.platform().bootstrapServers(), seeded.directory(), FOLDING_THREADS);
            AvroCodec codec = AvroCodec.load(seeded.registry());
            fold.views(
                    codec,
                    seeded.carts(),
                    streams -> measure(reads(streams, codec, seeded.carts()), options.of(READS), out));
        });
    }

    /** Each reads something drawn at random, and tells how much it found. */
    private static Map<String, ToIntFunction<Random>> reads(KafkaStreams streams, AvroCodec codec, int carts) {
        RunningStores stores = new RunningStores(streams);
        Histories histories = new Histories(stores, codec);
        CartHistory history = new CartHistory(histories, new CartViews(stores, codec, new CartCache()));
        EventSearch search = new EventSearch(stores, histories);
        Map<String, ToIntFunction<Random>> reads = new LinkedHashMap<>();
        reads.put("a cart", random -> lines(stores, codec, cart(random, carts)));
        reads.put(
                "its history",
                random -> history.events(cart(random, carts), CartVersion.NONE, ANY, PAGE_EVENTS)
                        .size());
        reads.put("a page by time", random -> page(search, stores, random, carts, ANY));
        reads.put("a page by type", random -> page(search, stores, random, carts, RARE));
        reads.put("an actor's events", random -> {
            Query query = query(Optional.empty(), ofActor(cart(random, carts)));
            return search.search(stores.partitions(), query).size();
        });
        return reads;
    }

    private static int lines(RunningStores stores, AvroCodec codec, CartId cartId) {
        byte[] stored = stores.open(Stores.CARTS, cartId.routingKey().value()).get(CartKey.of(cartId));
        return codec.cart(stored).lines().size();
    }

    private static CartId cart(Random random, int carts) {
        // Guests' carts are the even numbers, and their actors the carts themselves.
        return SeededCart.cartId(2L * random.nextInt(carts / 2));
    }

    private static EventFilter ofActor(CartId guests) {
        return new EventFilter(Optional.empty(), Optional.of(guests.toString()));
    }

    private static int page(EventSearch search, RunningStores stores, Random random, int carts, EventFilter filter) {
        int events = carts * SeededCart.EVENTS;
        Instant from = LogSeeder.BEGIN.plusMillis(random.nextInt(events - events / 10));
        return search.search(stores.partitions(), query(Optional.of(from), filter))
                .size();
    }

    private static Query query(Optional<Instant> from, EventFilter filter) {
        return new Query(from, Optional.empty(), Optional.empty(), filter, PAGE_EVENTS);
    }

    /** The first half warms up and is not counted. */
    private static void measure(Map<String, ToIntFunction<Random>> reads, int many, PrintStream out) {
        out.println("| read | found each | p50 µs | p99 µs | mean µs |");
        out.println("|---|---|---|---|---|");
        reads.forEach((name, read) -> {
            Random random = new Random(1);
            repeat(read, random, many);
            long begun = System.nanoTime();
            Histogram nanos = repeat(read, random, many);
            double mean = (System.nanoTime() - begun) / NANOS_PER_MICRO / many;
            out.printf(
                    "| %s | %d | %,.0f | %,.0f | %,.0f |%n",
                    name,
                    read.applyAsInt(random),
                    nanos.getValueAtPercentile(50) / NANOS_PER_MICRO,
                    nanos.getValueAtPercentile(99) / NANOS_PER_MICRO,
                    mean);
        });
    }

    private static Histogram repeat(ToIntFunction<Random> read, Random random, int times) {
        Histogram nanos = new Histogram(NANOS_MAX, DIGITS);
        for (int n = 0; n < times; n++) {
            long begun = System.nanoTime();
            if (read.applyAsInt(random) == 0) {
                throw new IllegalStateException("nothing was found");
            }
            nanos.recordValue(System.nanoTime() - begun);
        }
        return nanos;
    }
}
