import type { Cart } from '../api/types.js';
import type { Platform } from '../platform/platform.js';
import { backoffMs, type RetryPolicy } from '../retry/retry.js';
import { cartPath } from '../sync/request.js';
import type { Telemetry } from '../telemetry/bus.js';
import type { Transport } from '../transport/transport.js';
import { readEvents } from './sse.js';

/** The server sends a heartbeat every 15 s; two missed ones mean that the stream is dead. */
const SILENCE_MS_MAX = 40_000;

/** A cart just made may not be readable yet; a cart refused this often in a row is not ours to read. */
const REFUSALS_MAX = 3;

export interface LiveContext {
  transport: Transport;
  platform: Platform;
  telemetry: Telemetry;
  retry: RetryPolicy;
  token(): Promise<string | undefined>;
  /** The version this tab has, to resume from. */
  version(): number;
  onCart(cart: Cart): void;
  /** The stream answered: the server is there. */
  onOpen(): void;
}

/** Follows one cart until the signal aborts. One tab streams for all: the lock and the store share it. */
export function follow(cartId: string, context: LiveContext, signal: AbortSignal): Promise<void> {
  const { locks } = context.platform;
  return locks
    .hold(`cart-live:${cartId}`, () => reconnecting(cartId, context, signal), signal)
    .catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
}

async function reconnecting(cartId: string, context: LiveContext, signal: AbortSignal): Promise<void> {
  const { platform, retry, telemetry } = context;
  let failures = 0;
  let refusals = 0;
  while (!signal.aborted) {
    const outcome = await streamOnce(cartId, context, signal, () => (failures = 0));
    refusals = outcome === 'refused' ? refusals + 1 : 0;
    if (refusals === REFUSALS_MAX) return;
    telemetry.emit({ type: 'live', state: 'closed' });
    failures += 1;
    await platform.sleep(Math.max(retry.baseMs, backoffMs(retry, failures, 0, platform.random)), signal);
  }
}

/** Refused: the cart is not there for this credential. */
async function streamOnce(
  cartId: string,
  context: LiveContext,
  signal: AbortSignal,
  onEvent: () => void,
): Promise<'ended' | 'refused'> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  signal.addEventListener('abort', end);
  const watchdog = silenceWatch(context.platform, end, stop.signal);
  try {
    const path = `${cartPath(cartId)}/stream`;
    const response = await context.transport.open(
      path,
      await context.token(),
      context.version(),
      stop.signal,
    );
    if (response.status === 404 || response.status === 403) return 'refused';
    if (!response.ok || response.body === null) return 'ended';
    context.telemetry.emit({ type: 'live', state: 'open' });
    context.onOpen();
    for await (const event of readEvents(response.body, watchdog)) {
      onEvent();
      if (event.event === 'cart') context.onCart((JSON.parse(event.data) as { cart: Cart }).cart);
    }
    return 'ended';
  } catch {
    // Cut off, timed out, or no token to be had now: the caller connects again, telemetry has the closing.
    return 'ended';
  } finally {
    end();
    signal.removeEventListener('abort', end);
  }
}

/** Calls `onSilence` when the returned function was not called for too long. */
function silenceWatch(platform: Platform, onSilence: () => void, signal: AbortSignal): () => void {
  let heardAt = platform.now();
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      const left = heardAt + SILENCE_MS_MAX - platform.now();
      if (left <= 0) {
        onSilence();
        return;
      }
      await platform.sleep(left, signal);
    }
  };
  void watch();
  return () => (heardAt = platform.now());
}
