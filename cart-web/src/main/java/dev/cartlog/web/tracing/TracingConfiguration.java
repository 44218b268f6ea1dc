package dev.cartlog.web.tracing;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tracing, where {@code cart.tracing.endpoint} names a collector: its OTLP/HTTP address, such as {@code
 * http://collector:4318/v1/traces}. Where it does not, none of this exists and nothing is measured or sent.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("cart.tracing.endpoint")
public class TracingConfiguration {
    private static final String SCOPE = "dev.cartlog";
    private static final Duration EXPORT_PERIOD = Duration.ofSeconds(1);
    private static final int SPANS_WAITING_MAX = 4_096;

    /** Spans of a process that is being ended are sent before it ends. */
    @Bean
    SdkTracerProvider tracerProvider(
            @Value("${cart.tracing.endpoint}") URI endpoint,
            @Value("${spring.application.name}") String service,
            @Value("${cart.instance.url}") String instance) {
        Resource resource = Resource.builder()
                .put("service.name", service)
                .put("service.instance.id", instance)
                .build();
        BatchSpanProcessor spans = BatchSpanProcessor.builder(new OtlpExporter(endpoint, resource))
                .setScheduleDelay(EXPORT_PERIOD)
                .setMaxQueueSize(SPANS_WAITING_MAX)
                .build();
        return SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(spans)
                .build();
    }

    @Bean
    Tracer tracer(SdkTracerProvider provider) {
        return provider.get(SCOPE);
    }

    @Bean
    TraceFilter traceFilter(Tracer tracer) {
        return new TraceFilter(tracer);
    }
}
