@NullMarked
package dev.cartlog.query.view;

import org.jspecify.annotations.NullMarked;
