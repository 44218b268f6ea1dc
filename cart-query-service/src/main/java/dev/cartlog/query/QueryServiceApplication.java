package dev.cartlog.query;

import dev.cartlog.query.config.HealthConfiguration;
import dev.cartlog.query.config.HttpConfiguration;
import dev.cartlog.query.config.MeterConfiguration;
import dev.cartlog.query.config.OpsConfiguration;
import dev.cartlog.query.config.PeerConfiguration;
import dev.cartlog.query.config.ViewConfiguration;
import dev.cartlog.web.CartWeb;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The query service: keeps views of the carts and answers reads. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    CartWeb.class,
    ViewConfiguration.class,
    HttpConfiguration.class,
    PeerConfiguration.class,
    OpsConfiguration.class,
    HealthConfiguration.class,
    MeterConfiguration.class
})
public class QueryServiceApplication {
    /** Starts the service; it is configured by environment variables and properties named {@code cart.*}. */
    public static void main(String[] args) {
        SpringApplication.run(QueryServiceApplication.class, args);
    }
}
