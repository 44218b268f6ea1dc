@NullMarked
package dev.cartlog.acceptance.drive;

import org.jspecify.annotations.NullMarked;
