package dev.cartlog.command.config;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.merge.MergeResumption;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.upkeep.Upkeep;
import dev.cartlog.domain.upkeep.Deadlines;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about carts though nobody asks. */
@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {

    @Bean
    Deadlines deadlines(CommandProperties properties) {
        return properties.upkeep().deadlines();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Upkeep upkeep(
            CommandProperties properties,
            ShardCluster shards,
            CartGateway gateway,
            Deadlines deadlines,
            MeterRegistry meters,
            Clock clock) {
        return new Upkeep(new Upkeep.Parts(
                new ShardDueCarts(shards),
                gateway,
                new MergeResumption(gateway, System::nanoTime),
                properties.kafka().partitions(),
                deadlines,
                clock,
                new UpkeepMeters(meters)));
    }
}
