import type { Platform } from '../platform/platform.js';
import type { TokenSet } from './token-set.js';

const ASK_TIMEOUT_MS = 500;

interface Shared {
  generation: number;
  tokens: TokenSet;
}

type Message = { kind: 'tokens'; shared: Shared } | { kind: 'ask'; generation: number } | { kind: 'changed' };

export interface TokenSharing {
  /** Tells the other tabs what this one has now. */
  announce(): void;
  /** Asks them for the tokens of a generation; false when none answers in time. */
  ask(generation: number): Promise<boolean>;
  close(): void;
}

interface Parties {
  mine(): Shared | undefined;
  onTokens(shared: Shared): void;
  onStorageChanged(): void;
}

/** Passes access tokens between tabs, which keep them in memory only. */
export function shareTokens(platform: Pick<Platform, 'channel' | 'sleep'>, parties: Parties): TokenSharing {
  const channel = platform.channel('cart-session');
  const waiting = new Set<(generation: number) => void>();
  const post = (message: Message): void => channel.post(message);
  const announce = (): void => {
    const shared = parties.mine();
    post(shared === undefined ? { kind: 'changed' } : { kind: 'tokens', shared });
  };
  channel.listen((raw) => {
    const message = raw as Message;
    switch (message.kind) {
      case 'tokens':
        parties.onTokens(message.shared);
        for (const answer of [...waiting]) answer(message.shared.generation);
        return;
      case 'ask':
        if (parties.mine()?.generation === message.generation) announce();
        return;
      case 'changed':
        parties.onStorageChanged();
        return;
    }
  });
  return {
    announce,
    async ask(generation) {
      const stop = new AbortController();
      let answered = false;
      const answer = (got: number): void => {
        answered ||= got >= generation;
        if (answered) stop.abort();
      };
      waiting.add(answer);
      post({ kind: 'ask', generation });
      await platform.sleep(ASK_TIMEOUT_MS, stop.signal);
      waiting.delete(answer);
      return answered;
    },
    close: () => channel.close(),
  };
}
