/**
 * An event as the audit API shows it, made from nothing but the Avro value and its schema: `{type, meta, ...fields}`,
 * times as ISO 8601, optional fields without a value left out, and what is kept by SKU as an object by SKU.
 */
export function eventDocument(schema, value) {
  return { type: schema.name, ...record(schema, value, names(schema)) };
}

/** Named types of a schema, as a name may stand for a type that was defined before. */
function names(schema, known = new Map()) {
  if (Array.isArray(schema)) {
    schema.forEach((branch) => names(branch, known));
  } else if (typeof schema === 'object') {
    if (schema.type === 'record') {
      known.set(schema.name, schema);
      schema.fields.forEach((field) => names(field.type, known));
    } else {
      [schema.items, schema.values, schema.type].filter(Boolean).forEach((inner) => names(inner, known));
    }
  }
  return known;
}

function record(schema, value, known) {
  const members = schema.fields
    .map((field) => [field.name, convert(field.type, value[field.name], known)])
    .filter(([, converted]) => converted !== undefined);
  return Object.fromEntries(members);
}

function convert(schema, value, known) {
  if (value === null) {
    return undefined;
  }
  if (Array.isArray(schema)) {
    return convert(schema.find((branch) => branch !== 'null'), value, known);
  }
  const type = typeof schema === 'string' ? (known.get(simpleName(schema)) ?? { type: schema }) : schema;
  if (type.logicalType === 'timestamp-millis') {
    return new Date(Number(value)).toISOString();
  }
  switch (type.type) {
    case 'record':
      return record(type, value, known);
    case 'array':
      return list(type.items, value, known);
    case 'map':
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(type.values, item, known)]));
    default:
      return typeof type.type === 'object' ? convert(type.type, value, known) : value;
  }
}

function list(itemSchema, items, known) {
  const converted = items.map((item) => convert(itemSchema, item, known));
  switch (simpleName(typeof itemSchema === 'string' ? itemSchema : (itemSchema.name ?? ''))) {
    case 'ItemCap':
      return Object.fromEntries(converted.map(({ sku, ...cap }) => [sku, cap]));
    case 'ItemPrice':
      return Object.fromEntries(converted.filter((item) => item.unitPrice).map((item) => [item.sku, item.unitPrice]));
    default:
      return converted;
  }
}

function simpleName(fullName) {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}
