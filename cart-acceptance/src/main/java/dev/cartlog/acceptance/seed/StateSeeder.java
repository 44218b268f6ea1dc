package dev.cartlog.acceptance.seed;

import dev.cartlog.acceptance.simulate.SimRequests;
import dev.cartlog.command.config.AvroCartRecords;
import dev.cartlog.command.log.Partitions;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.request.Admission;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Sha256;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Fills the topic of states as if so many guests had filled a cart each, with the same articles. The log of events stays
 * empty, which a writer that goes on from the states never looks at.
 */
public final class StateSeeder {
    private final String bootstrapServers;
    private final CartRecords records;
    private final String topic;
    private final int partitions;

    /** Registers the schemas. */
    public StateSeeder(String bootstrapServers, SchemaRegistryClient registry) {
        this(
                bootstrapServers,
                new AvroCartRecords(registry),
                Topic.CART_STATE.topicName(),
                TopicPlan.LOCAL.cartPartitions());
    }

    /** For a topic of another name, with so many partitions. */
    public StateSeeder(String bootstrapServers, CartRecords records, String topic, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.records = records;
        this.topic = topic;
        this.partitions = partitions;
    }

    /** The id of the guest's cart of this number. */
    public static CartId cartId(long number) {
        return SimRequests.guestCart(number);
    }

    /** The secret of the guest's cart of this number. */
    public static String token(long number) {
        return SeededCart.token(number);
    }

    /**
     * Writes so many carts with these articles, a piece of each; returns when all is in the topic.
     *
     * @throws IllegalStateException when the broker refuses a record
     */
    public void write(long carts, List<String> skus) {
        Cart filled = filled(skus);
        try (SeedProducer producer = new SeedProducer(bootstrapServers)) {
            for (long number = 0; number < carts; number++) {
                producer.send(record(filled, number));
            }
        }
    }

    private ProducerRecord<String, byte[]> record(Cart filled, long number) {
        CartId id = cartId(number);
        Cart cart = copy(filled, id, new Owner.Guest(Sha256.hex(token(number))));
        int partition = Partitions.of(id.routingKey().value(), partitions);
        return new ProducerRecord<>(
                topic, partition, id.toString(), records.state(cart).value());
    }

    private static Cart filled(List<String> skus) {
        CartId id = cartId(0);
        Cart cart = decide(SimRequests.create(id, "create"), id, Optional.empty());
        for (String sku : skus) {
            cart = decide(SimRequests.add(id, sku, "add-" + sku), id, Optional.of(cart));
        }
        return cart;
    }

    private static Cart decide(CartRequest request, CartId id, Optional<Cart> cart) {
        if (Admission.admit(request, id, cart, SimRequests.world(Instant.now(), 1))
                instanceof Outcome.Applied applied) {
            return applied.cart();
        }
        throw new IllegalStateException("not applied: " + request);
    }

    private static Cart copy(Cart cart, CartId id, Owner owner) {
        return new Cart(
                id,
                cart.version(),
                cart.store(),
                cart.currency(),
                owner,
                cart.phase(),
                cart.lines(),
                cart.merges(),
                cart.releasedClaims(),
                cart.releasedCheckout(),
                cart.ledger(),
                cart.createdAt(),
                cart.updatedAt(),
                cart.lastHash());
    }
}
