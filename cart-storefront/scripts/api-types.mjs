// The types of what the two services say, from their own OpenAPI documents. `npm run types` writes them; a test compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const root = new URL('../', import.meta.url);

/** The query service's first: what both services share is told in more detail in a document of its own. */
const DOCUMENTS = [
  'cart-query-service/src/main/resources/query-openapi.json',
  'cart-command-service/src/main/resources/openapi-command.json',
  'cart-web/src/main/resources/openapi-shared.json',
];

/** Where the types are, from the workspace's root. */
export const TYPES_FILE = 'packages/cart-sdk/src/generated/services.ts';

const schemasOf = (document) =>
  JSON.parse(readFileSync(new URL(`../${document}`, root), 'utf8')).components.schemas;

/** The schemas of all documents as TypeScript; the paths are the SDK's business. */
export async function servicesAsTypes() {
  const schemas = Object.assign({}, ...DOCUMENTS.map(schemasOf));
  const nodes = await openapiTS(
    { openapi: '3.1.0', info: { title: 'Cart', version: '1' }, paths: {}, components: { schemas } },
    { alphabetize: true },
  );
  const [types = ''] = /export interface components \{[\s\S]*?\n\}\n/.exec(astToString(nodes)) ?? [];
  const path = fileURLToPath(new URL(TYPES_FILE, root));
  const header = `// Written by \`npm run types\` from the services' OpenAPI documents. Do not edit.\n`;
  return format(header + types, { ...(await resolveConfig(path)), filepath: path });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(new URL(TYPES_FILE, root), await servicesAsTypes());
}
