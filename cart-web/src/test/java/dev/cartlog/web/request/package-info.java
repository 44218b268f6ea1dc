@NullMarked
package dev.cartlog.web.request;

import org.jspecify.annotations.NullMarked;
