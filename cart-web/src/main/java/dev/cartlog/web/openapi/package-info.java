/** The interface descriptions: how they are made of the table of problems, and how an exchange is held against them. */
@NullMarked
package dev.cartlog.web.openapi;

import org.jspecify.annotations.NullMarked;
