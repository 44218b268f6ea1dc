/** Draws what was measured, as SVG that a page can show as it is. */
@NullMarked
package dev.cartlog.acceptance.plot;

import org.jspecify.annotations.NullMarked;
