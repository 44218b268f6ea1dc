package dev.cartlog.broker;

import java.lang.management.ManagementFactory;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * The broker that a SIGKILL or a power cut ended, which its controller, that died with it, still takes for alive.
 *
 * <p>A broker that starts on such metadata believes for a moment that it still leads its partitions, loses them when its
 * controller notices, and gets them back. Its group coordinators then read their topic twice, and up to Kafka 4.3 mix the two
 * up when the first reading is still under way: they answer with half of what they know, or never again. So the controller
 * runs alone first, until it has noticed. That is also quicker: it lets a broker in only when the former one's session is
 * over, and alone it need not allow for a long one. See docs/adr/0022-a-killed-broker-is-fenced-first.md.
 */
final class FormerBroker {
    /** Nobody sends heartbeats meanwhile, so nobody can be fenced by mistake. */
    private static final int SESSION_MS = 500;

    private static final int HEARTBEAT_MS = SESSION_MS / 2;
    private static final long FENCED_MAX_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String FENCED_BROKERS = "kafka.controller:type=KafkaController,name=FencedBrokerCount";

    private final Properties settings;

    /** @param settings those of a broker that is its own controller */
    FormerBroker(Properties settings) {
        this.settings = settings;
    }

    /** Returns when the controller has fenced it, or after half a minute: then the start is as it would be without. */
    void fence() {
        KafkaRaftServer controller = new KafkaRaftServer(KafkaConfig.fromProps(controllerAlone(), false), Time.SYSTEM);
        controller.startup();
        try {
            awaitFenced();
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private Properties controllerAlone() {
        Properties alone = new Properties();
        alone.putAll(settings);
        alone.setProperty("process.roles", "controller");
        alone.setProperty("listeners", controllerListener());
        alone.remove("advertised.listeners");
        alone.remove("inter.broker.listener.name");
        alone.setProperty("broker.session.timeout.ms", Integer.toString(SESSION_MS));
        alone.setProperty("broker.heartbeat.interval.ms", Integer.toString(HEARTBEAT_MS));
        return alone;
    }

    private String controllerListener() {
        String prefix = settings.getProperty("controller.listener.names") + "://";
        for (String listener : settings.getProperty("listeners").split(",", -1)) {
            if (listener.startsWith(prefix)) {
                return listener;
            }
        }
        throw new IllegalStateException("the broker has no listener " + prefix);
    }

    private static void awaitFenced() {
        long end = System.nanoTime() + FENCED_MAX_NANOS;
        while (!isFenced()) {
            if (System.nanoTime() - end > 0) {
                System.out.println(
                        "The former broker is not fenced after 30 s. Starting all the same; when shards get no"
                                + " owner then, see docs/runbooks/no-owner.md.");
                return;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** From the controller's own figures: asked over the network, it speaks of controllers only. */
    private static boolean isFenced() {
        try {
            Object count =
                    ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(FENCED_BROKERS), "Value");
            return count instanceof Integer fenced && fenced > 0;
        } catch (InstanceNotFoundException notYet) {
            return false;
        } catch (JMException e) {
            throw new IllegalStateException("the controller does not tell " + FENCED_BROKERS, e);
        }
    }
}
