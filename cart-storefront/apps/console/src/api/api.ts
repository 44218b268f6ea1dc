import type {
  Cart,
  EventLine,
  EventPlace,
  Inspection,
  Money,
  ShardBoard,
  Verification,
} from '@cartlog/cart-sdk';
import type { AuditEvent } from '@cartlog/cart-sdk/audit';
import { renew, token } from './access.js';

const PAGE_EVENTS = 1_000;
/** Longer histories are shown up to here, and say so; the export has all of it. */
export const EVENTS_MAX = 10_000;

export interface LineChange {
  lineId: string;
  sku: string;
  previousQuantity: number;
  quantity: number;
  previousUnitPrice: Money;
  unitPrice: Money;
}

export interface Diff {
  from: number;
  to: number;
  added: EventLine[];
  removed: EventLine[];
  changed: LineChange[];
}

/** The answer was not a success. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

async function send(path: string, accept: string, signal?: AbortSignal): Promise<Response> {
  const credential = await token();
  const request = async (bearer: string | undefined): Promise<Response> =>
    fetch(path, {
      headers: { Accept: accept, ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }) },
      signal: signal ?? null,
    });
  const response = await request(credential);
  return response.status === 401 && (await renew(credential)) ? request(await token()) : response;
}

/** @throws ApiError */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, 'application/json', signal);
  if (response.ok) return (await response.json()) as T;
  throw await errorOf(response);
}

async function errorOf(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
  const code = problem.code ?? `http-${response.status}`;
  return new ApiError(response.status, code, problem.detail ?? `The answer was ${response.status}`);
}

export interface EventPage {
  events: AuditEvent[];
  next?: string | null;
  places?: EventPlace[];
}

/** A cart's events, and where the log holds them. */
export interface History {
  events: AuditEvent[];
  /** By version. */
  places: ReadonlyMap<number, EventPlace>;
}

const audit = (cartId: string): string => `/v1/audit/carts/${encodeURIComponent(cartId)}`;

/** The whole history of a cart, oldest first, up to EVENTS_MAX. @throws ApiError */
export async function historyOf(cartId: string, signal?: AbortSignal): Promise<History> {
  const events: AuditEvent[] = [];
  const places = new Map<number, EventPlace>();
  for (let after = ''; events.length < EVENTS_MAX;) {
    const query = `places=true&limit=${PAGE_EVENTS}${after === '' ? '' : `&after=${after}`}`;
    const page = await get<EventPage>(`${audit(cartId)}/events?${query}`, signal);
    events.push(...page.events);
    for (const place of page.places ?? []) places.set(place.version, place);
    if (page.next === undefined || page.next === null) break;
    after = page.next;
  }
  return { events, places };
}

export const stateAt = (cartId: string, version: number, signal?: AbortSignal): Promise<{ cart: Cart }> =>
  get(`${audit(cartId)}/state?version=${version}`, signal);

export const diffOf = (cartId: string, from: number, to: number, signal?: AbortSignal): Promise<Diff> =>
  get(`${audit(cartId)}/diff?from=${from}&to=${to}`, signal);

export const verificationOf = (cartId: string, signal?: AbortSignal): Promise<Verification> =>
  get(`${audit(cartId)}/verification`, signal);

export const searchEvents = (query: URLSearchParams, signal?: AbortSignal): Promise<EventPage> =>
  get(`/v1/audit/events?${query.toString()}`, signal);

export const shardBoard = (signal?: AbortSignal): Promise<ShardBoard> => get('/v1/ops/shards', signal);

export const inspectionOf = (cartId: string, signal?: AbortSignal): Promise<Inspection> =>
  get(`/v1/ops/carts/${encodeURIComponent(cartId)}`, signal);

/** Saves the history as a file. @throws ApiError */
export async function download(cartId: string, kind: 'ndjson' | 'csv'): Promise<void> {
  const accept = kind === 'csv' ? 'text/csv' : 'application/x-ndjson';
  const response = await send(`${audit(cartId)}/events`, accept);
  if (!response.ok) throw await errorOf(response);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${cartId}.${kind}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
