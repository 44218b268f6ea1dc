package dev.cartlog.web;

import dev.cartlog.web.request.RequestConfiguration;
import dev.cartlog.web.security.SecurityConfiguration;
import dev.cartlog.web.server.ServerConfiguration;
import dev.cartlog.web.tracing.TracingConfiguration;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything a service needs at HTTP but its routes. Import it, publish a {@code RouterFunction} made with
 * {@link dev.cartlog.web.request.Routes}, and import {@code classpath:cart-web.properties} for the settings.
 */
@Configuration(proxyBeanMethods = false)
@Import({RequestConfiguration.class, SecurityConfiguration.class, ServerConfiguration.class, TracingConfiguration.class
})
public class CartWeb {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
