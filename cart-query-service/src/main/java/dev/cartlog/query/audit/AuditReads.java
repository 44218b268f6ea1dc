package dev.cartlog.query.audit;

import reactor.core.publisher.Mono;

/** Keeps record of who reads histories. */
@FunctionalInterface
public interface AuditReads {
    /** Completes when the read is on record; fails when it cannot be, and then nothing may be shown. */
    Mono<Void> record(AuditRead read);
}
