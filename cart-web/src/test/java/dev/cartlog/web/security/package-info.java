@NullMarked
package dev.cartlog.web.security;

import org.jspecify.annotations.NullMarked;
