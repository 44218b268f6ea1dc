@NullMarked
package dev.cartlog.web;

import org.jspecify.annotations.NullMarked;
