import { isDeepStrictEqual } from 'node:util';
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';

const REQUEST_TIMEOUT_MS = 10_000;

/** Decodes each record with two independent clients, which must agree, and gives the schema it was written with. */
export class Decoders {
  #registryUrl;
  #confluent;
  #kafkajs;
  #schemas = new Map();
  #subject = '';

  constructor(registryUrl) {
    this.#registryUrl = registryUrl;
    const client = new SchemaRegistryClient({ baseURLs: [registryUrl] });
    this.#confluent = new AvroDeserializer(client, SerdeType.VALUE, {
      // Its own strategy for a topic of several records asks for the subject before it knows the record.
      subjectNameStrategy: () => this.#subject,
    });
    this.#kafkajs = new SchemaRegistry({ host: registryUrl });
  }

  async decode(topic, bytes) {
    const schema = await this.#schema(bytes.readInt32BE(1));
    this.#subject = `${topic}-${schema.namespace}.${schema.name}`;
    const value = await this.#confluent.deserialize(topic, bytes);
    const other = await this.#kafkajs.decode(bytes);
    if (!isDeepStrictEqual(plain(value), plain(other))) {
      throw new Error(`two clients read different things: ${text(value)} and ${text(other)}`);
    }
    return { schema, value };
  }

  async #schema(id) {
    if (!this.#schemas.has(id)) {
      const answer = await fetch(`${this.#registryUrl}/schemas/ids/${id}`, {
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      if (!answer.ok) {
        throw new Error(`the registry answers ${answer.status} for schema id ${id}`);
      }
      this.#schemas.set(id, JSON.parse((await answer.json()).schema));
    }
    return this.#schemas.get(id);
  }
}

/** The clients wrap records in classes of their own. */
function plain(value) {
  return JSON.parse(text(value));
}

function text(value) {
  return JSON.stringify(value);
}
