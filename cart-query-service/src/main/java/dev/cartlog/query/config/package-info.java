/** How the service is put together and what can be configured. */
@NullMarked
package dev.cartlog.query.config;

import org.jspecify.annotations.NullMarked;
