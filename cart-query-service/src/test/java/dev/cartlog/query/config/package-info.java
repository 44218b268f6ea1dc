/** Tests of what is measured. */
@NullMarked
package dev.cartlog.query.config;

import org.jspecify.annotations.NullMarked;
