/** What the issuer gave. Times in epoch milliseconds. */
export interface TokenSet {
  accessToken: string;
  refreshToken?: string;
  expiresAt: number;
  /** The token's subject: whose cart it opens. */
  subject: string;
}

/**
 * Trades a refresh token for new tokens. `invalid-grant` ends the session; anything that may pass is thrown as
 * a NetworkError, and the session stays.
 */
export type Refresher = (refreshToken: string) => Promise<TokenSet | 'invalid-grant'>;

/** What outlives a reload. The generation grows with every new token, so that tabs notice each other's. */
export interface StoredSession {
  generation: number;
  /** Absent while nobody is signed in. */
  subject?: string | undefined;
  refreshToken?: string | undefined;
}

export interface SessionStorage {
  read(): StoredSession | undefined;
  write(session: StoredSession): void;
}

/** Keeps the session in `localStorage`, or in memory where that is blocked. */
export function browserSessionStorage(key = 'cartlog.session'): SessionStorage {
  let fallback: string | null = null;
  const guarded = <T>(use: () => T, otherwise: () => T): T => {
    try {
      return use();
    } catch {
      // Blocked or full: the session then lasts as long as the page.
      return otherwise();
    }
  };
  return {
    read() {
      const text = guarded(
        () => localStorage.getItem(key) ?? fallback,
        () => fallback,
      );
      return text === null ? undefined : (JSON.parse(text) as StoredSession);
    },
    write(session) {
      const text = JSON.stringify(session);
      fallback = text;
      guarded(
        () => localStorage.setItem(key, text),
        () => undefined,
      );
    },
  };
}
