package dev.cartlog.query.http;

import dev.cartlog.query.view.NotReadableException;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Routes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import reactor.core.publisher.Mono;

/** What every route that reads views shares. */
final class Guarded {
    private Guarded() {}

    /** Answers that a view is not readable now: it is being restored, or moving to another instance. */
    static Routes.Handler by(Routes.Handler handler) {
        return request -> Mono.defer(() -> handler.handle(request))
                .onErrorMap(
                        failure -> failure instanceof NotReadableException
                                || failure instanceof InvalidStateStoreException,
                        failure -> new ProblemException(
                                ProblemType.PROJECTION_BEHIND, "The view cannot be read at the moment."));
    }
}
