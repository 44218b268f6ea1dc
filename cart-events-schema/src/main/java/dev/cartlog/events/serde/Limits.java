package dev.cartlog.events.serde;

import dev.cartlog.events.topics.TopicConfigs;

/** What a record, a schema and a cache may cost. Whatever goes beyond is refused, as anyone may have written it. */
final class Limits {
    /** Bytes of one encoded record: what the topics take, in both directions. */
    static final int PAYLOAD_BYTES_MAX = TopicConfigs.RECORD_BYTES_MAX;

    /** UTF-8 bytes of one string, or bytes of one bytes field. */
    static final int STRING_BYTES_MAX = 64 * 1024;

    /** Array and map entries of one record, nested ones included. The largest legal merge has fewer than 10,000. */
    static final int COLLECTION_ITEMS_MAX = 100_000;

    /** Bytes of any answer of the registry; the longest schema of ours has 5 KB. */
    static final int REGISTRY_ANSWER_BYTES_MAX = 512 * 1024;

    /** Records within records, arrays and unions counted. A schema that contains itself has no bound and is refused. */
    static final int SCHEMA_DEPTH_MAX = 32;

    /** Schemas within a schema, each use counted. */
    static final int SCHEMA_NODES_MAX = 5_000;

    /** Schemas kept by id, and readers made from them. */
    static final int SCHEMAS_CACHED_MAX = 1_000;

    /** A buffer that one huge record has grown beyond this is not kept. */
    static final int BUFFER_BYTES_KEPT_MAX = 256 * 1024;

    private Limits() {}
}
