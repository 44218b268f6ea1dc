package dev.cartlog.acceptance;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.topics.Principal;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicAdmin;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.local.EmbeddedPlatform;
import dev.cartlog.local.catalog.CatalogTopic;
import dev.cartlog.local.catalog.DemoCatalog;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.ports.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * A broker that lets nobody in without a password and nobody do what deploy/kafka/acls.sh does not allow, and what runs
 * beside it: each as the principal that it is meant to be, by a file such as an installation has.
 */
final class SecuredPlatform implements AutoCloseable {
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(20);

    private final Path directory;
    private final EmbeddedPlatform platform;
    private final FreePorts ports = new FreePorts();
    private final int commandPort = ports.next();
    private final int queryPort = ports.next();
    private final List<SecuredProgram> programs = new ArrayList<>();
    private List<SecuredProgram> writers = List.of();

    SecuredPlatform(Path directory) throws InterruptedException {
        this.directory = directory;
        platform = EmbeddedPlatform.secured(
                directory.resolve("platform"),
                Arrays.stream(Principal.values())
                        .collect(Collectors.toMap(Principal::user, SecuredPlatform::password)));
    }

    private static String password(Principal principal) {
        return "secret-of-" + principal.user();
    }

    /** All rights, then the topics and the products, each by whoever is to make them. */
    void prepare() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            KafkaRights.grant(admin);
        }
        try (Admin admin = Admin.create(as(Principal.TOPICS).settings())) {
            new TopicAdmin(admin, ANSWER_DEADLINE).ensure(TopicPlan.LOCAL);
        }
        try (CatalogTopic catalog = new CatalogTopic(as(Principal.CATALOG), platform.registryUrl())) {
            catalog.put(DemoCatalog.products());
            if (catalog.find(DemoCatalog.products().getFirst().sku()).isEmpty()) {
                throw new IllegalStateException("what writes the catalogue cannot read it");
            }
        }
    }

    /** Starts the services and the order service, each as its principal, and waits until they are ready. */
    void startAll() throws Exception {
        SecuredProgram query = startQuery("query", queryPort, file(Principal.QUERY, password(Principal.QUERY)));
        startWriters("");
        query.awaitReady();
    }

    /** Others, that have nothing on their disks, take the place of the command service and of the order service. */
    void replaceWriters() throws Exception {
        writers.forEach(SecuredProgram::close);
        startWriters("-2");
    }

    private void startWriters(String suffix) throws Exception {
        SecuredProgram command =
                startCommand("command" + suffix, commandPort, file(Principal.COMMAND, password(Principal.COMMAND)));
        SecuredProgram orders = start(SecuredProgram.orders(
                place("orders" + suffix, ports.next(), file(Principal.ORDERS, password(Principal.ORDERS)))));
        writers = List.of(command, orders);
        command.awaitReady();
    }

    /** A command service with the right name and a wrong password. */
    SecuredProgram startCommandWithWrongPassword() throws IOException {
        return startCommand("wrong-command", ports.next(), file(Principal.COMMAND, "wrong"));
    }

    /** A query service with the right name and a wrong password. */
    SecuredProgram startQueryWithWrongPassword() throws IOException {
        return startQuery("wrong-query", ports.next(), file(Principal.QUERY, "wrong"));
    }

    private SecuredProgram startCommand(String name, int port, Path file) {
        return start(SecuredProgram.command(place(name, port, file)));
    }

    private SecuredProgram startQuery(String name, int port, Path file) {
        return start(SecuredProgram.query(place(name, port, file)));
    }

    private SecuredProgram start(SecuredProgram program) {
        programs.add(program);
        return program;
    }

    private SecuredProgram.Place place(String name, int port, Path file) {
        return new SecuredProgram.Place(name, directory, platform, port, ports.next(), file);
    }

    /** For the tour. */
    Addresses addresses() {
        return new Addresses(Ports.from(Map.of(
                "CART_COMMAND_PORT", Integer.toString(commandPort),
                "CART_QUERY_PORT", Integer.toString(queryPort),
                "CART_IDENTITY_PORT", Integer.toString(platform.issuer().getPort()))));
    }

    /** How a principal connects: read from a file, as programs do. */
    KafkaConnection as(Principal principal) throws IOException {
        return KafkaConnection.of(
                platform.securedServers(), file(principal, password(principal)).toString());
    }

    private Path file(Principal principal, String password) throws IOException {
        return Files.writeString(directory.resolve(principal.user() + "-" + password + ".properties"), """
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="%s" password="%s";
                """.formatted(
                        principal.user(), password));
    }

    /** The topics there are, asked by somebody who may see all. */
    List<String> topics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            return List.copyOf(answer(admin.listTopics().names()));
        }
    }

    /** Whether anything was ever written to a topic. */
    boolean holdsRecords(Topic topic) {
        Map<TopicPartition, OffsetSpec> partitions = IntStream.range(0, TopicPlan.LOCAL.partitionsOf(topic))
                .mapToObj(number -> new TopicPartition(topic.topicName(), number))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            return answer(admin.listOffsets(partitions).all()).values().stream().anyMatch(end -> end.offset() > 0);
        }
    }

    static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String operatorToken() {
        return platform.token("operator");
    }

    /** What the broker refused somebody so far, a line each. */
    List<String> refused() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("platform/logs/broker.log"))) {
            return lines.filter(line -> line.contains(" is Denied ")).toList();
        }
    }

    /** The end of every log. */
    String describe() {
        return programs.stream().map(SecuredProgram::describeLog).collect(Collectors.joining("\n"));
    }

    /** Has all of them finish what they began, and end. */
    void stopAll() {
        programs.reversed().forEach(SecuredProgram::close);
    }

    @Override
    public void close() {
        stopAll();
        platform.close();
    }
}
