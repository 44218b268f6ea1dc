// @vitest-environment happy-dom
import { lineIdOf } from '@cartlog/cart-sdk';
// Loaded beforehand, because the test's time is virtual and loading is not.
import '@cartlog/cart-sdk/merge';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { useRef, type ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  CartAnnouncer,
  formatMoney,
  useBanner,
  useCart,
  useCartClient,
  useCartValue,
  useCheckout,
  useMerge,
  useRemoval,
  useSubject,
} from '../src/index.js';
import { openShop } from './render.js';

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});
afterEach(cleanup);

const HOUR_MS = 3_600_000;
const tea = lineIdOf('tea');
const cup = lineIdOf('cup');

function Lines(): ReactNode {
  const cart = useCartClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const { buttonRef, remove } = useRemoval(heading);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Cart
      </h1>
      {useCart().lines.map((line) => (
        <div key={line.lineId} data-testid={line.sku} data-state={line.state}>
          {line.quantity} × {line.name}
          <button onClick={() => cart.changeBy(line.lineId, 1)}>more {line.sku}</button>
          <button ref={buttonRef(line.lineId)} onClick={() => remove(line.lineId)}>
            remove {line.sku}
          </button>
        </div>
      ))}
    </>
  );
}

describe('the hooks', () => {
  it('show a click at once, and the server’s word when it is there', async () => {
    const { client, show, idle } = openShop();
    show(<Lines />);
    act(() => void client.add({ sku: 'tea' }));
    expect(screen.getByTestId('tea').dataset['state']).toBe('pending');
    await idle();
    expect(screen.getByTestId('tea').dataset['state']).toBe('confirmed');
    expect(screen.getByTestId('tea').textContent).toContain('1 × Tea');
    fireEvent.click(screen.getByText('more tea'));
    expect(screen.getByTestId('tea').textContent).toContain('2 × Tea');
    await idle();
  });

  it('move focus to the line before, else to the heading', async () => {
    const { client, show, idle } = openShop();
    show(<Lines />);
    act(() => {
      client.add({ sku: 'tea' });
      client.add({ sku: 'cup' });
    });
    await idle();
    fireEvent.click(screen.getByText('remove cup'));
    expect(document.activeElement?.textContent).toBe('remove tea');
    fireEvent.click(screen.getByText('remove tea'));
    expect(document.activeElement?.tagName).toBe('H1');
    await idle();
  });

  it('render again only when the selected value changes', async () => {
    const { client, show, idle } = openShop();
    let renders = 0;
    function Count(): ReactNode {
      renders += 1;
      return useCartValue((view) => view.lines.length);
    }
    show(<Count />);
    act(() => void client.add({ sku: 'tea' }));
    await idle();
    expect(renders).toBe(2);
  });

  it('say who is signed in', () => {
    const { client, browser, show } = openShop();
    function Who(): ReactNode {
      return <p>{useSubject() ?? 'guest'}</p>;
    }
    show(<Who />);
    expect(screen.getByText('guest')).toBeTruthy();
    act(() =>
      client.session.signIn({ accessToken: 't', subject: 'alice', expiresAt: browser.clock.time + HOUR_MS }),
    );
    expect(screen.getByText('alice')).toBeTruthy();
  });
});

describe('the announcer', () => {
  it('speaks once a burst, and alerts only about a refusal', async () => {
    const { client, show, idle } = openShop();
    show(<CartAnnouncer />);
    const heard: string[] = [];
    const status = screen.getByRole('status');
    new MutationObserver(() => heard.push(status.textContent)).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    act(() => {
      for (let i = 0; i < 3; i++) client.add({ sku: 'tea' });
    });
    await idle();
    expect(heard).toEqual([
      `Your cart has 3 items, ${formatMoney({ amountMinor: 1_200, currency: 'EUR' })}.`,
    ]);
    expect(screen.getByRole('alert').textContent).toBe('');
    act(() => client.changeBy(tea, 9));
    await idle();
    expect(screen.getByRole('alert').textContent).toBe('There are not that many left. Possible: 5.');
  });
});

describe('the banner', () => {
  it('names the cause, what is safe and one action', async () => {
    let down = true;
    const { client, show, until, idle } = openShop(() => (down ? 'lost-request' : 'ok'));
    function Show(): ReactNode {
      const banner = useBanner();
      return banner === undefined ? null : (
        <p>
          {banner.cause} {banner.safe} <button onClick={banner.action?.run}>{banner.action?.label}</button>
        </p>
      );
    }
    const { container } = show(<Show />);
    expect(container.textContent).toBe('');
    act(() => void client.add({ sku: 'tea' }));
    await until(() => client.getView().connection === 'offline');
    expect(container.textContent).toContain('The shop cannot be reached. Your change is kept on this device');
    down = false;
    fireEvent.click(screen.getByText('Try now'));
    await idle();
    expect(container.textContent).toBe('');
  });
});

describe('checkout', () => {
  function Button(): ReactNode {
    const [checkout, start] = useCheckout();
    return (
      <button onClick={() => void start()}>
        {checkout.phase}
        {checkout.phase === 'failed' && `: ${checkout.message}`}
      </button>
    );
  }

  it('waits for the last click and succeeds', async () => {
    const { client, show, until } = openShop();
    show(<Button />);
    act(() => void client.add({ sku: 'tea' }));
    fireEvent.click(screen.getByText('idle'));
    expect(screen.getByText('waiting')).toBeTruthy();
    await until(() => screen.queryByText('done') !== null);
  });

  it('says why it cannot go on', async () => {
    const { client, show, until } = openShop(() => 'lost-request');
    show(<Button />);
    act(() => void client.add({ sku: 'tea' }));
    await until(() => client.getView().connection === 'offline');
    fireEvent.click(screen.getByText('idle'));
    await until(() => screen.queryByText(/failed: Some changes have not reached the shop/) !== null);
  });
});

describe('the merge flow', () => {
  it('offers, merges, reports and undoes', async () => {
    const { client, server, browser, show, until, idle } = openShop();
    function Flow(): ReactNode {
      const { state, offer, confirm } = useMerge();
      return (
        <>
          <p>{state.phase}</p>
          <p>
            {'merge' in state && state.merge.outcomes.map(({ sku, outcome }) => `${sku} ${outcome}`).join()}
          </p>
          <button onClick={() => void offer()}>offer</button>
          <button onClick={() => void confirm()}>confirm</button>
          <button onClick={() => state.phase === 'merged' && void state.undo()}>undo</button>
        </>
      );
    }
    show(<Flow />);
    act(() => void client.add({ sku: 'cup', quantity: 2 }));
    await idle();
    server.customers.set('t', 'alice');
    act(() =>
      client.session.signIn({ accessToken: 't', subject: 'alice', expiresAt: browser.clock.time + HOUR_MS }),
    );
    fireEvent.click(screen.getByText('offer'));
    await until(() => screen.queryByText('offered') !== null);
    expect(screen.getByText('cup ADDED')).toBeTruthy();
    fireEvent.click(screen.getByText('confirm'));
    await until(() => screen.queryByText('merged') !== null);
    expect(client.getView().lines.map(({ lineId }) => lineId)).toEqual([cup]);
    fireEvent.click(screen.getByText('undo'));
    await until(() => screen.queryByText('undone') !== null);
    expect(client.getView().lines).toEqual([]);
  });
});

describe('money', () => {
  it.each([
    [1_999, 'EUR', 'en-IE', '€19.99'],
    [1_999, 'JPY', 'en-US', '¥1,999'],
    [1_999, 'KWD', 'en-US', 'KWD\u00a01.999'],
  ])('%i minor units of %s', (amountMinor, currency, locale, text) => {
    expect(formatMoney({ amountMinor, currency }, locale)).toBe(text);
  });
});
