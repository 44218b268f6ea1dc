import type { CartClient } from '@cartlog/cart-sdk';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { CartProvider } from '../src/index.js';
import { clientOf } from '../../cart-sdk/test/model/clients.js';
import { Browser } from '../../cart-sdk/test/model/clock.js';
import { faultyFetch, type Fault } from '../../cart-sdk/test/model/network.js';
import { ModelServer } from '../../cart-sdk/test/model/server.js';

export interface Shop {
  server: ModelServer;
  browser: Browser;
  client: CartClient;
  show(content: ReactNode): ReturnType<typeof render>;
  until(condition: () => boolean): Promise<void>;
  idle(): Promise<void>;
}

const STEPS_MAX = 500;

/** A cart client on the model of the services, in virtual time. */
export function openShop(faults: () => Fault = () => 'ok'): Shop {
  const server = new ModelServer([
    ['tea', { name: 'Tea', amountMinor: 400, available: 5, active: true }],
    ['cup', { name: 'Cup', amountMinor: 900, available: 9, active: true }],
  ]);
  const browser = new Browser();
  const client = clientOf(browser, faultyFetch(server, faults));
  const until = async (condition: () => boolean): Promise<void> => {
    for (let i = 0; !condition(); i++) {
      if (i === STEPS_MAX) throw new Error('the condition never came to hold');
      await act(() => browser.clock.step());
    }
  };
  return {
    server,
    browser,
    client,
    until,
    show: (content) => render(<CartProvider client={client}>{content}</CartProvider>),
    idle: () => until(() => client.getView().pendingCount === 0 && client.getView().sync === 'idle'),
  };
}
