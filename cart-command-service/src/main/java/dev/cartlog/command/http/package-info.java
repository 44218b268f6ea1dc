/** The routes of the command service: HTTP on one side, requests and outcomes of the domain on the other. */
@NullMarked
package dev.cartlog.command.http;

import org.jspecify.annotations.NullMarked;
