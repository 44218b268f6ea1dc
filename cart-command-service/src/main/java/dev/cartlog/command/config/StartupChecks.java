package dev.cartlog.command.config;

import dev.cartlog.command.log.BrokerCheck;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.events.topics.TopicAdmin;
import dev.cartlog.events.topics.TopicPlan;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/** What is looked at before anything is written. A cluster that fails here would take carts and lose some. */
final class StartupChecks {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private StartupChecks() {}

    /**
     * Changes nothing.
     *
     * @throws dev.cartlog.command.log.LogException when the cluster's transactions are too old, or it does not answer
     * @throws dev.cartlog.events.topics.TopicSetupException when a topic is missing or wrong; says what to do about each
     */
    static void verify(KafkaClients clients, TopicPlan plan) {
        try (Admin admin = Admin.create(clients.admin())) {
            BrokerCheck.verify(admin, DEADLINE);
            new TopicAdmin(admin, DEADLINE).verify(plan);
        }
    }
}
