/** TCP ports on the loopback interface. */
@NullMarked
package dev.cartlog.local.ports;

import org.jspecify.annotations.NullMarked;
