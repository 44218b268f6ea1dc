package dev.cartlog.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerClustersTest {
    private static final String PRESENT = "abcdefghijklmnopqrstuv";
    private static final String FORMER = "ABCDEFGHIJKLMNOPQRST-_";

    @Test
    void onlyOtherClustersCopiesAreDeleted(@TempDir Path stores) throws IOException {
        Path present = store(stores, PRESENT);
        Path former = store(stores, FORMER);
        Path strange = store(stores, "lost+found");
        Path file = Files.writeString(stores.resolve("0123456789012345678901"), "a file");

        FormerClusters.delete(stores, PRESENT);

        assertThat(former).doesNotExist();
        assertThat(stores.resolve(FORMER)).doesNotExist();
        assertThat(present).exists();
        assertThat(strange).exists();
        assertThat(file).exists();
    }

    @Test
    void whatALinkPointsToStays(@TempDir Path directory) throws IOException {
        Path elsewhere = store(directory.resolve("elsewhere"), "anything");
        Path stores = directory.resolve("stores");
        Path former = store(stores, FORMER);
        Files.createSymbolicLink(former.resolveSibling("link"), directory.resolve("elsewhere"));

        FormerClusters.delete(stores, PRESENT);

        assertThat(former).doesNotExist();
        assertThat(elsewhere).exists();
    }

    @Test
    void nothingThereIsNothingToDo(@TempDir Path directory) {
        FormerClusters.delete(directory.resolve("none"), PRESENT);
        assertThat(directory).isEmptyDirectory();
    }

    private static Path store(Path stores, String cluster) throws IOException {
        Path shard =
                Files.createDirectories(stores.resolve(cluster).resolve("topic").resolve("0"));
        return Files.writeString(shard.resolve("CURRENT"), "MANIFEST");
    }
}
