package dev.cartlog.command.routing;

import java.net.URI;

/** Where a shard is, as far as this instance knows at this moment. */
public sealed interface Placement {

    /** Here, and ready. */
    record Local() implements Placement {}

    /**
     * At another instance, by its own last announcement. It may have lost the shard since, or be gone.
     *
     * @param url for its peers
     */
    record Remote(String instance, URI url) implements Placement {}

    /** On its way. The next owner announces itself. */
    record Moving() implements Placement {}
}
