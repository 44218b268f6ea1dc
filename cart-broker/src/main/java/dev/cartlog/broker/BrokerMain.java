package dev.cartlog.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's JVM: formats its directory when it is new, then is Kafka's own main. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Takes the broker's properties file and its data directory. */
    public static void main(String[] args) {
        String properties = args[0];
        Path data = Path.of(args[1]);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(properties);
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
