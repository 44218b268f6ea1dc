import { createCart, type CartClient } from '@cartlog/cart-sdk';
import { oauthRefresher, requestTokens, type TokenEndpoint } from '@cartlog/cart-sdk/oauth';
import { reportTelemetry } from '@cartlog/cart-sdk/telemetry';
import { tracing } from './tracing.js';

const endpoint: TokenEndpoint = { url: '/identity/token', clientId: 'shop' };

/** The people of the demo. No passwords: the development identity provider believes everyone. */
export const PEOPLE = ['alice', 'bob'] as const;

export const client: CartClient = createCart({
  currency: 'EUR',
  refresher: oauthRefresher(endpoint),
  ...(tracing && { platform: tracing.platform }),
});

reportTelemetry(client);
tracing?.follow(client);

/** @throws CartError when the identity provider cannot be reached or refuses */
export async function signIn(person: string): Promise<void> {
  const tokens = await requestTokens(endpoint, { grant_type: 'password', username: person });
  if (tokens !== 'invalid-grant') client.session.signIn(tokens);
}
