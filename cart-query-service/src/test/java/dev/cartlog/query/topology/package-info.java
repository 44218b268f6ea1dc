@NullMarked
package dev.cartlog.query.topology;

import org.jspecify.annotations.NullMarked;
