import { createCart, type CartClient, type Refresher } from '@cartlog/cart-sdk';
import { oauthRefresher, requestTokens, type TokenEndpoint } from '@cartlog/cart-sdk/oauth';

const endpoint: TokenEndpoint = { url: '/identity/token', clientId: 'shop' };

/** The people of the demo. No passwords: the development identity provider believes everyone. */
export const PEOPLE = ['alice', 'bob'] as const;

/** The development identity provider gives no refresh tokens; there the person's name serves as one. */
const refresher: Refresher = async (refreshToken) => {
  const tokens = await oauthRefresher(endpoint, { subject: refreshToken })(refreshToken);
  return tokens === 'invalid-grant' ? tokens : { refreshToken, ...tokens };
};

export const client: CartClient = createCart({ currency: 'EUR', refresher });

/** @throws CartError when the identity provider cannot be reached or refuses */
export async function signIn(person: string): Promise<void> {
  const tokens = await requestTokens(endpoint, { grant_type: 'password', username: person, subject: person });
  if (tokens !== 'invalid-grant') client.session.signIn({ refreshToken: person, ...tokens });
}
