package dev.cartlog.web.server;

import dev.cartlog.web.request.WebLimits;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limits on the HTTP server. */
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

    @Bean
    NettyServerCustomizer limits(WebLimits limits) {
        return new ServerLimits(limits);
    }
}
