@NullMarked
package dev.cartlog.query.audit;

import org.jspecify.annotations.NullMarked;
