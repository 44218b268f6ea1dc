import { browserChannel } from './channel.js';
import { localLocks, webLocks } from './locks.js';
import { hex } from '../verify/hex.js';
import type { PageSignals, Platform } from './platform.js';

const ID_BYTES = 16;

const listenTo = (target: EventTarget, event: string, listener: () => void): (() => void) => {
  target.addEventListener(event, listener);
  return () => target.removeEventListener(event, listener);
};

const browserPage: PageSignals = {
  onHidden: (listener) =>
    listenTo(document, 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') listener();
    }),
  onOnline: (listener) => listenTo(window, 'online', listener),
};

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}

/** The platform of a browser tab. */
export function browserPlatform(): Platform {
  return {
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    random: () => Math.random(),
    // `crypto.randomUUID` is missing outside secure contexts.
    newId: () => hex(crypto.getRandomValues(new Uint8Array(ID_BYTES))),
    sleep,
    locks: 'locks' in navigator ? webLocks(navigator.locks) : localLocks(),
    channel: browserChannel,
    page: browserPage,
  };
}
