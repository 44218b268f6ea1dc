export interface ApiDocument {
  document: string;
  types: string;
}
export const DOCUMENTS: readonly ApiDocument[];
export function typesOf(entry: ApiDocument): Promise<string>;
