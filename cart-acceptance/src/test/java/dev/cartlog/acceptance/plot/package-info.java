@NullMarked
package dev.cartlog.acceptance.plot;

import org.jspecify.annotations.NullMarked;
