package dev.cartlog.command.config;

import dev.cartlog.command.catalog.CatalogTable;
import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.merge.MergePreview;
import dev.cartlog.command.merge.MergeProcess;
import dev.cartlog.command.merge.MergeReversal;
import dev.cartlog.command.orders.DeadLetters;
import dev.cartlog.command.orders.OrderOutcomes;
import dev.cartlog.domain.command.Context;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What drives carts besides their owners: merges, and the order service's answers. */
@Configuration(proxyBeanMethods = false)
class MergeConfiguration {

    @Bean
    MergeProcess mergeProcess(CartGateway gateway, ExecutorService mergeThreads) {
        return new MergeProcess(gateway, System::nanoTime, mergeThreads);
    }

    @Bean
    MergePreview mergePreview(CartGateway gateway, CommandProperties properties, CatalogTable catalog, Clock clock) {
        var limits = properties.limits().limits();
        // A preview starts no cart, so the number of the next one does not matter.
        return new MergePreview(gateway, () -> new Context(clock.instant(), catalog, limits, 1), System::nanoTime);
    }

    @Bean
    MergeReversal mergeReversal(CartGateway gateway) {
        return new MergeReversal(gateway, System::nanoTime);
    }

    @Bean(destroyMethod = "close")
    ExecutorService mergeThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("cart-merge-", 0).factory());
    }

    @Bean
    DeadLetters deadLetters(KafkaClients clients) {
        Map<String, Object> config = clients.admin();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new DeadLetters(new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()));
    }

    @Bean
    OrderOutcomes orderOutcomes(
            KafkaClients clients, SchemaRegistryClient registry, CartGateway gateway, DeadLetters deadLetters) {
        EventDeserializer<SpecificRecord> deserializer =
                EventDeserializer.preloaded(registry, SpecificRecord.class, Topic.ORDER_OUTCOMES);
        return new OrderOutcomes(clients, deserializer, gateway, deadLetters);
    }
}
