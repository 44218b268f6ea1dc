/** Everything that can go wrong, as clients see it: one table, one document format, one page per problem. */
@NullMarked
package dev.cartlog.web.problem;

import org.jspecify.annotations.NullMarked;
