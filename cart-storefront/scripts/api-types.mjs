// The types of what the two services say, from their own OpenAPI documents. `npm run types` writes them; a test compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const root = new URL('../', import.meta.url);

export const DOCUMENTS = [
  {
    document: '../cart-query-service/src/main/resources/query-openapi.json',
    types: 'packages/cart-sdk/src/api/query-api.ts',
  },
];

/** The schemas of one document as TypeScript; its paths are the SDK's business. */
export async function typesOf({ document, types }) {
  const whole = JSON.parse(readFileSync(new URL(document, root), 'utf8'));
  const components = { schemas: whole.components.schemas };
  const nodes = await openapiTS({ ...whole, paths: {}, components }, { alphabetize: true });
  const source = astToString(nodes).replace(/[\s\S]*?(?=export interface components)/, '');
  const [schemas = ''] = /export interface components \{[\s\S]*?\n\}\n/.exec(source) ?? [];
  const path = fileURLToPath(new URL(types, root));
  const header = `// Written by \`npm run types\` from ${document.replace('../', '')}. Do not edit.\n`;
  return format(header + schemas, { ...(await resolveConfig(path)), filepath: path });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const entry of DOCUMENTS) writeFileSync(new URL(entry.types, root), await typesOf(entry));
}
