/** Child JVMs: starting, waiting for, stopping, and never outliving their parent. */
@NullMarked
package dev.cartlog.local.process;

import org.jspecify.annotations.NullMarked;
