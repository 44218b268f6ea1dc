/** Everything the SDK takes from its surroundings, so that a test can hold the clock, the dice and the network. */
export interface Platform {
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Uniform in [0, 1). */
  random: () => number;
  /** 128 random bits, in hexadecimal. */
  newId: () => string;
  /** Resolves after the time, or at once when the signal aborts; never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  locks: Locks;
  /** A named channel to the browser's other tabs. */
  channel(name: string): Channel;
  /** What the page tells: hidden, and the network's return. */
  page: PageSignals;
}

/** The part of the Web Locks API in use: exclusive, first come first served. */
export interface Locks {
  hold<T>(name: string, body: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export interface Channel {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): () => void;
  close(): void;
}

export interface PageSignals {
  onHidden(listener: () => void): () => void;
  onOnline(listener: () => void): () => void;
}
