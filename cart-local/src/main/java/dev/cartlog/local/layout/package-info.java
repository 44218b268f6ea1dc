/** Where built artefacts are and where a platform keeps its data. */
@NullMarked
package dev.cartlog.local.layout;

import org.jspecify.annotations.NullMarked;
