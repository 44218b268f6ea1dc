package dev.cartlog.web.request;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What requests may cost, and which pages may send them. The size of a request's line and headers is bounded by settings of
 * Spring Boot's own, in {@code cart-web.properties}.
 *
 * @param bodyMax largest accepted body
 * @param bodyDeadline how long a body may take to arrive
 * @param headerDeadline how long a request's line and headers may take to arrive
 * @param connectionsMax connections held open at once; more wait to be accepted
 * @param idleDeadline how long a connection may be silent between requests
 * @param callerRequestsPerSecond requests of one caller in the long run; more are answered 429
 * @param callerBurstRequests requests of one caller at once, after a pause
 * @param failedCredentialsPerSecond bad credentials from one address in the long run; more are answered 429 unseen
 * @param failedCredentialsBurst bad credentials from one address at once, after a pause
 * @param corsOrigins origins whose pages may call from browsers; none by default
 */
@ConfigurationProperties("cart.http")
public record WebLimits(
        @DefaultValue("64KB") DataSize bodyMax,
        @DefaultValue("10s") Duration bodyDeadline,
        @DefaultValue("10s") Duration headerDeadline,
        @DefaultValue("20000") int connectionsMax,
        @DefaultValue("60s") Duration idleDeadline,
        @DefaultValue("500") double callerRequestsPerSecond,
        @DefaultValue("1000") int callerBurstRequests,
        @DefaultValue("20") double failedCredentialsPerSecond,
        @DefaultValue("1000") int failedCredentialsBurst,
        @DefaultValue List<String> corsOrigins) {

    public WebLimits {
        corsOrigins = List.copyOf(corsOrigins);
        if (corsOrigins.contains("*")) {
            throw new IllegalArgumentException("cart.http.cors-origins lists origins; * would let every page in");
        }
    }

    Bodies bodies() {
        return new Bodies(Math.toIntExact(bodyMax.toBytes()), bodyDeadline);
    }
}
