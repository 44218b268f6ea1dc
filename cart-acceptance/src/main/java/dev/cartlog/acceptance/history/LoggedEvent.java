package dev.cartlog.acceptance.history;

/**
 * An event as the log has it.
 *
 * @param partition where it lies
 * @param offset where in the partition
 * @param cartId whose it is
 * @param version its number among the cart's events
 * @param commandId the command that caused it
 * @param type its simple name
 * @param previousHash the hash it says the event before it has
 * @param hash the hash it says it has
 * @param contentHash the hash its content really has
 */
public record LoggedEvent(
        int partition,
        long offset,
        String cartId,
        long version,
        String commandId,
        String type,
        String previousHash,
        String hash,
        String contentHash) {}
