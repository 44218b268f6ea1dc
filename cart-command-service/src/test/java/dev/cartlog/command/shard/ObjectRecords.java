package dev.cartlog.command.shard;

import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.RecordedEvent;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Records whose bytes are numbers of objects kept here: for tests of everything but the schemas. */
public final class ObjectRecords implements CartRecords {
    private final Map<Long, Object> objects = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();

    @Override
    public LogRecord event(RecordedEvent event, Map<String, String> headers) {
        return new LogRecord(
                LogStream.EVENTS, event.meta().cartId().routingKey().value(), bytes(event), headers);
    }

    @Override
    public RecordedEvent event(byte[] value) {
        return (RecordedEvent) object(value);
    }

    @Override
    public LogRecord state(Cart cart) {
        return new LogRecord(LogStream.STATE, cart.cartId().toString(), bytes(cart), Map.of());
    }

    @Override
    public Cart cart(byte[] value) {
        return (Cart) object(value);
    }

    private byte[] bytes(Object object) {
        long number = next.getAndIncrement();
        objects.put(number, object);
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private Object object(byte[] value) {
        return Objects.requireNonNull(objects.get(ByteBuffer.wrap(value).getLong()));
    }
}
