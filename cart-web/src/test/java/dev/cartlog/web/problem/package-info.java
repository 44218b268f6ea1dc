@NullMarked
package dev.cartlog.web.problem;

import org.jspecify.annotations.NullMarked;
