import { browserPlatform, browserSessionStorage, Session } from '@cartlog/cart-sdk';
import { oauthRefresher, requestTokens, type TokenEndpoint } from '@cartlog/cart-sdk/oauth';
import { useSyncExternalStore } from 'react';

const endpoint: TokenEndpoint = { url: '/identity/token', clientId: 'console' };

/** The roles the development identity provider knows. */
export const ROLES = ['auditor', 'operator'] as const;

/** Its own key: who shops in this browser is nobody else's business. */
const session = new Session(
  { refresher: oauthRefresher(endpoint), storage: browserSessionStorage('cartlog.console') },
  { ...browserPlatform(), channel: (name) => browserPlatform().channel(`console-${name}`) },
  { emit: () => undefined, on: () => () => undefined },
);

export const token = (): Promise<string | undefined> => session.token();
export const renew = (refused: string | undefined): Promise<boolean> => session.renew(refused);
export const signOut = (): void => session.signOut();

/** @throws CartError when the identity provider cannot be reached or refuses */
export async function signIn(role: string): Promise<void> {
  const tokens = await requestTokens(endpoint, { grant_type: 'password', username: role });
  if (tokens !== 'invalid-grant') session.signIn(tokens);
}

const role = (): string | undefined =>
  session.identity.kind === 'customer' ? session.identity.subject : undefined;

export const useRole = (): string | undefined => useSyncExternalStore(session.onChange, role);
