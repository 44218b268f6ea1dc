package dev.cartlog.web.security;

import dev.cartlog.domain.request.Principal;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Who sent a request, as far as its credential proves it. */
public sealed interface Caller {

    /** No credential at all. */
    record Anonymous() implements Caller {}

    /** @param tokenHash SHA-256 (hex) of the capability token */
    record Guest(String tokenHash) implements Caller {}

    /**
     * The bearer of an access token: a customer, and whatever its scopes make of it besides.
     *
     * @param subject the token's {@code sub}
     * @param expiresAt when the token's time is over
     */
    record Customer(String subject, Set<String> scopes, Instant expiresAt) implements Caller {
        public Customer {
            scopes = Set.copyOf(scopes);
        }
    }

    /** Nobody, for the log; in lower case, like every word of ours there. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * The sender as the domain knows it.
     *
     * @throws ProblemException {@link ProblemType#UNAUTHENTICATED} without a credential
     */
    default Principal principal() {
        return switch (this) {
            case Anonymous a -> throw new ProblemException(Problem.of(ProblemType.UNAUTHENTICATED));
            case Guest guest -> new Principal.Guest(guest.tokenHash());
            case Customer customer -> new Principal.Customer(customer.subject());
        };
    }

    /**
     * The sender, who must be a customer.
     *
     * @throws ProblemException {@link ProblemType#UNAUTHENTICATED} without a credential,
     *     {@link ProblemType#INSUFFICIENT_SCOPE} for a guest
     */
    default Customer customer() {
        return switch (this) {
            case Anonymous a -> throw new ProblemException(Problem.of(ProblemType.UNAUTHENTICATED));
            case Guest g ->
                throw new ProblemException(
                        ProblemType.INSUFFICIENT_SCOPE, "This route needs a customer's access token.");
            case Customer customer -> customer;
        };
    }

    /**
     * The sender, whose token must carry a scope.
     *
     * @throws ProblemException {@link ProblemType#UNAUTHENTICATED} without a credential,
     *     {@link ProblemType#INSUFFICIENT_SCOPE} without the scope
     */
    default Customer withScope(String scope) {
        Customer customer = customer();
        if (!customer.scopes().contains(scope)) {
            throw new ProblemException(ProblemType.INSUFFICIENT_SCOPE, "This route needs the scope " + scope + ".");
        }
        return customer;
    }
}
