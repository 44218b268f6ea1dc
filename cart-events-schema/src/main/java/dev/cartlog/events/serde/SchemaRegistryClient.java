package dev.cartlog.events.serde;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;

/**
 * A registry that speaks Confluent's protocol: Confluent's own, Apicurio's {@code /apis/ccompat/v7}, Karapace. What has
 * been fetched once is kept, as an id never changes its meaning. Safe for use by any number of threads; every call is
 * bounded in time and tries.
 */
public final class SchemaRegistryClient implements AutoCloseable {
    private final RegistryHttp http;
    private final SchemaCache schemas = new SchemaCache(System::nanoTime);

    /** Connects on first use only. */
    public SchemaRegistryClient(RegistryOptions options) {
        this.http = new RegistryHttp(options);
    }

    /**
     * Registers a schema under a subject, which changes nothing when it is there already.
     *
     * @return its id
     * @throws RegistryRefusedException with status 409 when it is not compatible with what the subject has
     * @throws RegistryUnavailableException when there is no answer
     */
    public int register(String subject, Schema schema) {
        Schema portable = SchemaText.portable(schema);
        byte[] answer =
                http.post(subjectPath(subject) + "/versions", RegistryJson.object("schema", portable.toString()));
        int id = number(answer, "id");
        schemas.put(id, portable);
        return id;
    }

    /**
     * The schema with an id. Asks the registry only the first time.
     *
     * @throws RegistryRefusedException with status 404 when there is none; not asked again for a few seconds
     * @throws MalformedRecordException when the schema is unfit for use
     * @throws RegistryUnavailableException when there is no answer
     */
    public Schema schemaById(int id) {
        Optional<Schema> known = schemas.get(id);
        if (known.isPresent()) {
            return known.get();
        }
        schemas.refuseIfMissing(id);
        try {
            Schema schema = SchemaText.parse(
                    read(http.get("/schemas/ids/" + id), body -> text(body, "schema")), "with id " + id);
            schemas.put(id, schema);
            return schema;
        } catch (RegistryRefusedException e) {
            if (e.isNotFound()) {
                schemas.missing(id, e);
            }
            throw e;
        }
    }

    /**
     * Every version of a subject, oldest first; none when there is no such subject. Asks the registry each time.
     *
     * @throws RegistryUnavailableException when there is no answer
     */
    public List<RegisteredSchema> versions(String subject) {
        return ifFound(() -> read(http.get(subjectPath(subject) + "/versions"), RegistryJson::numbers))
                .orElse(List.of())
                .stream()
                .sorted()
                .map(version -> version(subject, version))
                .toList();
    }

    private RegisteredSchema version(String subject, int version) {
        byte[] answer = http.get(subjectPath(subject) + "/versions/" + version);
        int id = number(answer, "id");
        Schema schema =
                SchemaText.parse(read(answer, body -> text(body, "schema")), version + " of subject " + subject);
        schemas.put(id, schema);
        return new RegisteredSchema(id, version, schema);
    }

    /**
     * What is demanded of new versions of a subject; empty when nothing is set for this subject.
     *
     * @throws RegistryUnavailableException when there is no answer
     */
    public Optional<Compatibility> compatibility(String subject) {
        return ifFound(() ->
                read(http.get(configPath(subject)), body -> Compatibility.valueOf(text(body, "compatibilityLevel"))));
    }

    /**
     * Sets what is demanded of new versions of a subject.
     *
     * @return false when the registry wants the subject to have a version first
     * @throws RegistryUnavailableException when there is no answer
     */
    public boolean setCompatibility(String subject, Compatibility level) {
        return ifFound(() -> http.put(configPath(subject), RegistryJson.object("compatibility", level.name())))
                .isPresent();
    }

    /** Ends what is under way. What has been fetched stays usable. */
    @Override
    public void close() {
        http.close();
    }

    private static String subjectPath(String subject) {
        return "/subjects/" + encoded(subject);
    }

    private static String configPath(String subject) {
        return "/config/" + encoded(subject);
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static int number(byte[] body, String name) {
        return read(body, bytes -> Integer.parseInt(text(bytes, name)));
    }

    private static String text(byte[] body, String name) {
        Map<String, String> fields = RegistryJson.fields(body);
        String value = fields.get(name);
        if (value == null) {
            throw new RegistryJson.UnexpectedJsonException("no field " + name + " among " + fields.keySet());
        }
        return value;
    }

    private static <T> T read(byte[] body, Function<byte[], T> reader) {
        try {
            return reader.apply(body);
        } catch (JacksonException | RegistryJson.UnexpectedJsonException | IllegalArgumentException e) {
            throw new RegistryUnavailableException(
                    "The schema registry's answer makes no sense: " + e.getMessage()
                            + ". Check that its address is that of a registry with Confluent's protocol.",
                    e);
        }
    }

    private static <T> Optional<T> ifFound(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (RegistryRefusedException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
