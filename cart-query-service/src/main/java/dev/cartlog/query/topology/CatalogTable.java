package dev.cartlog.query.topology;

import dev.cartlog.codec.CodecException;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.events.serde.MalformedRecordException;
import dev.cartlog.events.serde.RegistryRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the catalogue. It is fed by others, so an unreadable record is reported and set aside: it stays in its topic,
 * and the article keeps what was known of it.
 */
final class CatalogTable implements Processor<String, byte[], Void, Void> {
    private final Codec codec;
    private final ViewListener listener;
    private @Nullable KeyValueStore<Bytes, byte[]> catalog;

    CatalogTable(Codec codec, ViewListener listener) {
        this.codec = codec;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        catalog = context.getStateStore(Stores.CATALOG);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            Sku sku = new Sku(record.key());
            if (isReadable(record.value())) {
                Objects.requireNonNull(catalog)
                        .put(Bytes.wrap(record.key().getBytes(StandardCharsets.UTF_8)), record.value());
                listener.catalogChanged(sku);
            }
        } catch (MalformedRecordException | CodecException | RegistryRefusedException | IllegalArgumentException e) {
            listener.unreadableCatalogItem(record.key(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    /** A null value takes the article out of the catalogue. */
    private boolean isReadable(byte @Nullable [] value) {
        return value == null || codec.catalogItem(value) != null;
    }
}
