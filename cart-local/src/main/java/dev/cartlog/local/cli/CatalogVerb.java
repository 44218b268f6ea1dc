package dev.cartlog.local.cli;

import dev.cartlog.events.CatalogItem;
import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.local.catalog.CatalogTopic;
import dev.cartlog.local.catalog.Product;
import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.ports.PortName;
import dev.cartlog.local.registry.Registry;
import dev.cartlog.local.run.RunRecord;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts one product into the running catalogue. */
final class CatalogVerb implements Verb {
    private static final String PRICE = "--price";
    private static final String AVAILABLE = "--available";
    private static final String CURRENCY = "--currency";
    private static final String MIN = "--min";
    private static final String MAX = "--max";
    private static final String NAME = "--name";
    private static final String INACTIVE = "--inactive";
    private static final String BACKORDERABLE = "--backorderable";
    private static final long AMOUNT_MAX = 1_000_000_000_000L;

    @Override
    public int run(List<String> line, CliContext context) throws InterruptedException {
        Arguments arguments = Arguments.parse(
                line,
                Set.of(CliContext.DATA_OPTION, PRICE, AVAILABLE, CURRENCY, MIN, MAX, NAME),
                Set.of(INACTIVE, BACKORDERABLE));
        List<String> words = arguments.words();
        if (words.size() != 2 || !words.getFirst().equals("put")) {
            throw new UsageException("Say: catalog put SKU --price MINOR --available N");
        }
        DataDirectory data = context.data(arguments);
        RunRecord run = context.requireRunning(data);
        String broker = "127.0.0.1:" + run.portOf(lower(PortName.KAFKA));
        try (CatalogTopic catalog =
                new CatalogTopic(KafkaConnection.plain(broker), Registry.url(run.portOf(lower(PortName.REGISTRY))))) {
            Product product = product(words.get(1), arguments, catalog);
            catalog.put(List.of(product));
            context.out().println("put " + product);
        }
        return 0;
    }

    private static Product product(String sku, Arguments arguments, CatalogTopic catalog) {
        try {
            return new Product(
                    sku,
                    arguments.value(NAME).orElseGet(() -> currentName(sku, catalog)),
                    required(arguments, PRICE),
                    arguments.value(CURRENCY).orElse("EUR"),
                    required(arguments, AVAILABLE),
                    arguments.has(BACKORDERABLE),
                    quantity(arguments, MIN, 1),
                    quantity(arguments, MAX, Product.QUANTITY_MAX),
                    !arguments.has(INACTIVE));
        } catch (IllegalArgumentException e) {
            throw new UsageException("This is no product: " + e.getMessage() + ".");
        }
    }

    /** A product keeps its name when only its price or stock is put. */
    private static String currentName(String sku, CatalogTopic catalog) {
        return catalog.find(sku).map(CatalogItem::getName).orElse(sku);
    }

    private static long required(Arguments arguments, String option) {
        return arguments.number(option, 0, AMOUNT_MAX).orElseThrow(() -> new UsageException(option + " is missing."));
    }

    private static int quantity(Arguments arguments, String option, int otherwise) {
        return arguments
                .number(option, 1, Product.QUANTITY_MAX)
                .map(Math::toIntExact)
                .orElse(otherwise);
    }

    private static String lower(PortName name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
