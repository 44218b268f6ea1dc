package dev.cartlog.command.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The copies of shards' states that an instance made while it belonged to other clusters. Nothing will ever read them again,
 * and they are as large as those in use.
 */
final class FormerClusters {
    private static final Logger LOG = LoggerFactory.getLogger(FormerClusters.class);

    /** How Kafka writes a cluster's id: 16 bytes in base64. Whatever is named otherwise is not ours. */
    private static final Pattern CLUSTER_ID = Pattern.compile("[A-Za-z0-9_-]{22}");

    private FormerClusters() {}

    /**
     * Deletes them. What cannot be deleted stays and is logged: it takes space and does no other harm.
     *
     * @param stores holds one directory for each cluster; need not exist
     * @param clusterId of the present one, whose directory is not touched
     */
    static void delete(Path stores, String clusterId) {
        for (Path former : directories(stores)) {
            String name = former.getFileName().toString();
            if (!name.equals(clusterId) && CLUSTER_ID.matcher(name).matches()) {
                deleteOne(former);
            }
        }
    }

    private static List<Path> directories(Path stores) {
        if (!Files.isDirectory(stores)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(stores)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + stores + ": is it readable?", e);
        }
    }

    private static void deleteOne(Path former) {
        try {
            FileSystemUtils.deleteRecursively(former);
            LOG.info("Deleted {}: copies of states from a cluster that this instance does not belong to", former);
        } catch (IOException e) {
            LOG.warn("Cannot delete {}, copies of states from another cluster; it may be deleted by hand", former, e);
        }
    }
}
