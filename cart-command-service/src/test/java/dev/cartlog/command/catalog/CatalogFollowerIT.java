package dev.cartlog.command.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.events.CatalogItem;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.local.EmbeddedPlatform;
import dev.cartlog.local.catalog.DemoCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of one instance on a real broker and a real registry, from empty to complete. */
class CatalogFollowerIT {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private static EmbeddedPlatform platform;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        platform = new EmbeddedPlatform(directory);
        platform.createTopics();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** An empty catalogue is complete, not broken: a shop must be able to start before its first article. */
    @Test
    void anEmptyCatalogueIsCompleteAtOnceAndFillsWhenArticlesCome() throws Exception {
        CatalogTable table = table();
        try (CatalogFollower follower = new CatalogFollower(KafkaClients.of(platform.bootstrapServers()), table)) {
            assertThat(follower.lagRecords()).as("unknown").isEqualTo(Long.MAX_VALUE);
            follower.start();
            follower.caughtUp().get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
            assertThat(table.size()).isZero();
            assertThat(follower.lagRecords()).isZero();

            platform.loadDemoCatalog();

            int articles = DemoCatalog.products().size();
            await().atMost(WAIT_MAX)
                    .untilAsserted(() -> assertThat(table.size()).isEqualTo(articles));
            await().atMost(WAIT_MAX)
                    .untilAsserted(() -> assertThat(follower.lagRecords()).isZero());
            assertThat(table.find(new Sku("sku-1"))).isPresent();
        }
        anInstanceThatStartsLaterIsNotReadyBeforeItHasReadEverything();
    }

    private static void anInstanceThatStartsLaterIsNotReadyBeforeItHasReadEverything() throws Exception {
        CatalogTable table = table();
        try (CatalogFollower follower = new CatalogFollower(KafkaClients.of(platform.bootstrapServers()), table)) {
            follower.start();
            follower.caughtUp().get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);

            assertThat(table.size()).isEqualTo(DemoCatalog.products().size());
        }
    }

    private static CatalogTable table() {
        SchemaRegistryClient registry = new SchemaRegistryClient(RegistryOptions.of(platform.registryUrl()));
        return new CatalogTable(EventDeserializer.preloaded(registry, CatalogItem.class, Topic.CATALOG_ITEMS));
    }
}
