package dev.cartlog.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.storage.internals.checkpoint.CleanShutdownFileHandler;

/** The broker's JVM: prepares its directory when it is new or was left in a hurry, then is Kafka's own main. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Takes the broker's properties file and its data directory. */
    public static void main(String[] args) throws IOException {
        String properties = args[0];
        Path data = Path.of(args[1]);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(properties);
        } else if (!new CleanShutdownFileHandler(data.toString()).exists()) {
            new FormerBroker(Utils.loadProps(properties)).fence();
        }
        Kafka.main(new String[] {properties});
    }

    private static void format(String properties) {
        String[] format = {
            "format", "--standalone", "--cluster-id", Uuid.randomUuid().toString(), "--config", properties
        };
        int code = StorageTool.execute(format, System.out);
        if (code != 0) {
            throw new IllegalStateException("formatting the broker's directory ended with code " + code);
        }
    }
}
