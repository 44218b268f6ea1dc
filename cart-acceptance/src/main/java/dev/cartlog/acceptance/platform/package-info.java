/** A whole local platform as a child process, for tests that must be able to break it. */
@NullMarked
package dev.cartlog.acceptance.platform;

import org.jspecify.annotations.NullMarked;
