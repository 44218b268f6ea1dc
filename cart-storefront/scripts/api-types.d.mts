export const TYPES_FILE: string;
export function servicesAsTypes(): Promise<string>;
