package dev.cartlog.query.http;

import dev.cartlog.web.request.Routes;

/** Routes that belong together. */
@FunctionalInterface
public interface RouteGroup {
    /** Adds the routes. */
    Routes addTo(Routes routes);
}
