import { NetworkError, RejectedError } from '../transport/errors.js';
import type { Refresher, TokenSet } from '../auth/token-set.js';

interface TokenAnswer {
  access_token: string;
  refresh_token?: string;
  /** Seconds. */
  expires_in: number;
}

export interface TokenEndpoint {
  url: string;
  clientId: string;
  fetch?: typeof fetch;
  now?: () => number;
}

/** The subject of a JWT; its signature is the server's business. */
export function subjectOf(accessToken: string): string {
  const payload = accessToken.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
    c.charCodeAt(0),
  );
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as { sub: string };
  return claims.sub;
}

/**
 * Asks an OAuth 2.0 token endpoint (RFC 6749).
 * @returns `invalid-grant` when the endpoint says so
 * @throws NetworkError without an answer or with a 5xx; RejectedError for any other refusal
 */
export async function requestTokens(
  endpoint: TokenEndpoint,
  parameters: Record<string, string>,
): Promise<TokenSet | 'invalid-grant'> {
  const request = { method: 'POST', path: endpoint.url };
  const send = endpoint.fetch ?? ((url, init) => fetch(url, init));
  const body = new URLSearchParams({ client_id: endpoint.clientId, ...parameters });
  const response = await send(endpoint.url, { method: 'POST', body }).catch(() => undefined);
  if (response === undefined || response.status >= 500) throw new NetworkError('issuer-unavailable', request);
  const answer = (await response.json().catch(() => ({}))) as Partial<TokenAnswer> & { error?: string };
  if (answer.error === 'invalid_grant') return 'invalid-grant';
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = answer;
  if (accessToken === undefined) throw new RejectedError(answer.error ?? `http-${response.status}`, request);
  const expiresAt = (endpoint.now ?? Date.now)() + (seconds ?? 60) * 1000;
  const tokens: TokenSet = { accessToken, expiresAt, subject: subjectOf(accessToken) };
  return refreshToken === undefined ? tokens : { ...tokens, refreshToken };
}

/**
 * Refreshes at an OAuth 2.0 token endpoint; only `invalid_grant` ends the session.
 *
 * @param parameters what the endpoint wants besides
 */
export const oauthRefresher =
  (endpoint: TokenEndpoint, parameters: Record<string, string> = {}): Refresher =>
  (refreshToken) =>
    requestTokens(endpoint, {
      ...parameters,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    }).catch((error: unknown) => {
      if (error instanceof RejectedError) throw new NetworkError(error.code, error.request);
      throw error;
    });
