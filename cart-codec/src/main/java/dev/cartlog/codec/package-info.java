/** The one place where Avro records become domain values and back. Nothing of Avro goes further inwards. */
@NullMarked
package dev.cartlog.codec;

import org.jspecify.annotations.NullMarked;
