import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS, typesOf } from '../../../scripts/api-types.mjs';

const root = new URL('../../../', import.meta.url);

describe('the types of the services', () => {
  it.each(DOCUMENTS)('in $types are those of $document', async (entry) => {
    const written = readFileSync(new URL(entry.types, root), 'utf8');
    expect(written, 'stale: npm run types').toBe(await typesOf(entry));
  });
});
