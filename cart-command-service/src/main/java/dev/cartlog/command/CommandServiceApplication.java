package dev.cartlog.command;

import dev.cartlog.command.config.CommandConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The command service: takes what is asked of carts, and writes what comes of it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CommandConfiguration.class)
public class CommandServiceApplication {

    /** Starts it. Everything is configured by the environment or by Spring's properties. */
    public static void main(String[] args) {
        SpringApplication.run(CommandServiceApplication.class, args);
    }
}
