/** Spans by OpenTelemetry, when an installation says where they go; nothing at all when it does not. */
@NullMarked
package dev.cartlog.web.tracing;

import org.jspecify.annotations.NullMarked;
