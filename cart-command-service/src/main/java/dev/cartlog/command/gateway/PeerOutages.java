package dev.cartlog.command.gateway;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which peers cannot be asked at the moment. A peer that dies leaves many requests behind, and each of them is tried again
 * until the shard has moved: the log shall say so once, and once when the peer is back. Bounded by the number of instances.
 */
final class PeerOutages {
    private static final Logger LOG = LoggerFactory.getLogger(PeerOutages.class);

    private final Set<URI> failing = ConcurrentHashMap.newKeySet();

    /** @return whether this is news */
    boolean failed(URI peer, String why) {
        boolean news = failing.add(peer);
        if (news) {
            LOG.warn("Peer {} cannot be asked: {}. Its shards' requests wait for their next owners.", peer, why);
        } else {
            LOG.debug("Peer {} still cannot be asked: {}", peer, why);
        }
        return news;
    }

    /** @return whether this is news */
    boolean answered(URI peer) {
        boolean news = failing.remove(peer);
        if (news) {
            LOG.info("Peer {} answers again", peer);
        }
        return news;
    }
}
