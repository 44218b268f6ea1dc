package dev.cartlog.command.catalog;

import dev.cartlog.codec.CatalogMapper;
import dev.cartlog.codec.CodecException;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.MalformedRecordException;
import dev.cartlog.events.serde.RegistryRefusedException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest state of every article, on the heap: lookups must not wait, and a shop's articles are few beside its carts.
 * Read by any thread; written by the one that follows the topic.
 */
public final class CatalogTable implements Catalog {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogTable.class);

    private final EventDeserializer<dev.cartlog.events.CatalogItem> deserializer;
    private final Map<Sku, CatalogItem> items = new ConcurrentHashMap<>();

    public CatalogTable(EventDeserializer<dev.cartlog.events.CatalogItem> deserializer) {
        this.deserializer = deserializer;
    }

    @Override
    public Optional<CatalogItem> find(Sku sku) {
        return Optional.ofNullable(items.get(sku));
    }

    /** Number of articles known. */
    public int size() {
        return items.size();
    }

    /**
     * Takes one record over.
     *
     * @throws dev.cartlog.events.serde.RegistryUnavailableException when its schema cannot be had for now
     */
    // A record that nobody can read leaves the article as it was: one bad entry must not stop a shop.
    void apply(ConsumerRecord<String, byte[]> record) {
        byte @Nullable [] value = record.value();
        try {
            if (value == null) {
                items.remove(new Sku(record.key()));
            } else {
                CatalogItem item = CatalogMapper.toDomain(deserializer.fromBytes(value));
                items.put(item.sku(), item);
            }
        } catch (MalformedRecordException | RegistryRefusedException | CodecException | IllegalArgumentException e) {
            LOG.error(
                    "Ignored the catalogue record at offset {}: the article stays as it was. Publish it again."
                            + " Cause: {}",
                    record.offset(),
                    e.toString());
        }
    }
}
