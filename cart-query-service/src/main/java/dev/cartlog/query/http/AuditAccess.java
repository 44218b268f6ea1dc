package dev.cartlog.query.http;

import dev.cartlog.query.audit.AuditRead;
import dev.cartlog.query.audit.AuditReads;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.RequestTrace;
import dev.cartlog.web.security.Caller;
import dev.cartlog.web.security.Callers;
import dev.cartlog.web.security.Scopes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Lets auditors in, and puts each of their reads on record before it is answered. */
public final class AuditAccess {
    private static final Logger LOG = LoggerFactory.getLogger(AuditAccess.class);

    private final AuditReads reads;
    private final Clock clock;

    /** Records with these. */
    public AuditAccess(AuditReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    /** The auditor, once the read is on record; fails with the problem when there is none or it cannot be recorded. */
    Mono<Caller.Customer> recorded(ServerRequest request, String route) {
        return Callers.of(request).flatMap(caller -> {
            Caller.Customer auditor = caller.withScope(Scopes.AUDIT);
            return reads.record(read(request, route, auditor.subject()))
                    .onErrorMap(AuditAccess::notRecorded)
                    .thenReturn(auditor);
        });
    }

    private AuditRead read(ServerRequest request, String route, String auditor) {
        Map<String, String> parameters = new LinkedHashMap<>(request.pathVariables());
        request.queryParams().forEach((name, values) -> parameters.put(name, String.join(",", values)));
        return new AuditRead(
                UUID.randomUUID().toString(),
                clock.instant(),
                auditor,
                route,
                parameters,
                RequestTrace.of(request.exchange()).correlationId());
    }

    private static Throwable notRecorded(Throwable failure) {
        LOG.atError().setCause(failure).log("an audit read was refused because it could not be put on record");
        return new ProblemException(
                ProblemType.PROJECTION_BEHIND, "The read could not be put on record, so it was not answered.");
    }
}
