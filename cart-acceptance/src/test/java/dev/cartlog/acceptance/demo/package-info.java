@NullMarked
package dev.cartlog.acceptance.demo;

import org.jspecify.annotations.NullMarked;
