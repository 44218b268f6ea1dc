import { createHash } from 'node:crypto';

/** RFC 8785 for the values an event can hold: JavaScript already writes strings and integers as the RFC demands. */
export function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    // The default order of sort() is that of UTF-16 code units, which is the RFC's.
    const members = Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new Error(`not an exact integer: ${value}`);
  }
  return JSON.stringify(value);
}

/** SHA-256 over the canonical JSON, in hex. */
export function hashOf(value) {
  return createHash('sha256').update(canonical(value), 'utf8').digest('hex');
}
