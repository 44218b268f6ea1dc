/** Puts a measured load of HTTP requests on a server: as many as it takes, or so many a second. */
@NullMarked
package dev.cartlog.acceptance.drive;

import org.jspecify.annotations.NullMarked;
