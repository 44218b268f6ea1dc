import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { servicesAsTypes, TYPES_FILE } from '../../../scripts/api-types.mjs';

it('the types of the services are those of their OpenAPI documents', async () => {
  const written = readFileSync(new URL(`../../../${TYPES_FILE}`, import.meta.url), 'utf8');
  expect(written, 'stale: npm run types').toBe(await servicesAsTypes());
});
