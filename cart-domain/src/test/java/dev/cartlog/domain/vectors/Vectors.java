package dev.cartlog.domain.vectors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files under test-vectors at the root of the repository, which the TypeScript side runs as well. */
final class Vectors {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Vectors() {}

    static List<JsonNode> read(String name) {
        return List.copyOf(JSON.readTree(find("test-vectors/" + name).toFile()).values());
    }

    static Object tree(JsonNode node) {
        return JSON.treeToValue(node, Object.class);
    }

    /** The root is above the module's directory, from wherever in the build the tests are run. */
    private static Path find(String path) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(path))) {
                return at.resolve(path);
            }
        }
        throw new IllegalStateException("no " + path + " above " + Path.of("").toAbsolutePath());
    }
}
