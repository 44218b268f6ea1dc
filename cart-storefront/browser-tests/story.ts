import { randomBytes } from 'node:crypto';

/** What happened, for a console to show. */
export interface Story {
  customer: string;
  customerCart: string;
  guestCart: string;
  mergeId: string;
}

interface Answer {
  cart: { cartId: string; version: number };
  guestToken?: string;
  merge?: { mergeId: string };
}

/** A guest's evening, a customer's cart from before, their merge with every quantity added up, and an order. */
export async function tellStory(origin: string): Promise<Story> {
  const customer = `alice-${randomBytes(4).toString('hex')}`;
  const form = new URLSearchParams({ subject: customer });
  const issued = await fetch(`${origin}/identity/token`, { method: 'POST', body: form });
  const { access_token: token } = (await issued.json()) as { access_token: string };
  const post = async (
    path: string,
    bearer: string | undefined,
    body: object,
    headers: Record<string, string> = {},
    method = 'POST',
  ): Promise<Answer> => {
    const response = await fetch(origin + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomBytes(8).toString('hex'),
        ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      body: method === 'DELETE' ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const mine = await post('/v1/carts', token, { currency: 'EUR' });
  const customerPath = `/v1/carts/${mine.cart.cartId}`;
  for (const [sku, quantity] of [
    ['sku-1', 2],
    ['sku-4', 1],
    ['sku-37', 2],
    ['sku-20', 1],
  ] as const)
    await post(`${customerPath}/lines`, token, { sku, quantity });

  const guest = await post('/v1/carts', undefined, { currency: 'EUR' });
  const guestPath = `/v1/carts/${guest.cart.cartId}`;
  await post(`${guestPath}/lines`, guest.guestToken, { sku: 'sku-1', quantity: 3 });
  await post(`${guestPath}/commands`, guest.guestToken, {
    commands: [
      { type: 'AddItem', sku: 'sku-8', quantity: 2 },
      { type: 'AddItem', sku: 'sku-37', quantity: 2 },
      { type: 'AddItem', sku: 'sku-33', quantity: 5 },
    ],
  });
  const withCloths = await post(`${guestPath}/lines`, guest.guestToken, { sku: 'sku-12', quantity: 9 });
  const merged = await post('/v1/customers/me/cart/merges', token, {
    guestCartId: withCloths.cart.cartId,
    guestToken: guest.guestToken,
    quantityPolicy: 'SUM',
  });
  const changed = await post(`${customerPath}/lines`, token, { sku: 'sku-2', quantity: 4 });
  await post(`${customerPath}/checkout`, token, {}, { 'If-Match': `"${changed.cart.version}"` });
  return {
    customer,
    customerCart: mine.cart.cartId,
    guestCart: guest.cart.cartId,
    mergeId: merged.merge?.mergeId ?? '',
  };
}
