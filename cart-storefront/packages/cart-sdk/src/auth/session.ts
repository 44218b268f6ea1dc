import { Listeners } from '../events/listeners.js';
import type { Locks, Platform } from '../platform/platform.js';
import type { Telemetry } from '../telemetry/bus.js';
import { CartError } from '../transport/errors.js';
import type { Refresher, SessionStorage, TokenSet } from './token-set.js';
import { shareTokens, type TokenSharing } from './token-sharing.js';

const REFRESH_EARLY_MS = 30_000;

export type Identity = { kind: 'guest' } | { kind: 'customer'; subject: string };

export interface SessionOptions {
  /** Absent: the tokens given to `signIn` are used until they expire. */
  refresher?: Refresher | undefined;
  storage: SessionStorage;
}

type Deps = Pick<Platform, 'now' | 'channel' | 'sleep'> & { locks: Locks };

/** Who is signed in, over all tabs. The access token lives in memory only. */
export class Session {
  #tokens: TokenSet | undefined;
  #generation: number;
  #refreshing: Promise<boolean> | undefined;
  readonly #listeners = new Listeners();
  readonly #sharing: TokenSharing;
  #subject: string | undefined;

  readonly #options: SessionOptions;
  readonly #platform: Deps;
  readonly #telemetry: Telemetry;

  constructor(options: SessionOptions, platform: Deps, telemetry: Telemetry) {
    this.#options = options;
    this.#platform = platform;
    this.#telemetry = telemetry;
    const stored = options.storage.read();
    this.#generation = stored?.generation ?? 0;
    this.#subject = stored?.subject;
    this.#sharing = shareTokens(platform, {
      mine: () =>
        this.#tokens === undefined ? undefined : { generation: this.#generation, tokens: this.#tokens },
      onTokens: (shared) => this.#take(shared.tokens, shared.generation),
      onStorageChanged: () => this.#reread(),
    });
  }

  get identity(): Identity {
    return this.#subject === undefined ? { kind: 'guest' } : { kind: 'customer', subject: this.#subject };
  }

  signIn(tokens: TokenSet): void {
    this.#store(tokens);
    this.#sharing.announce();
  }

  signOut(): void {
    this.#end();
    this.#sharing.announce();
  }

  readonly onChange = this.#listeners.add;

  close(): void {
    this.#sharing.close();
  }

  /**
   * A token good for at least a moment; undefined for a guest.
   * @throws NetworkError when it would have to be refreshed and the issuer cannot be reached: the session stays
   */
  async token(): Promise<string | undefined> {
    if (this.#subject === undefined) return undefined;
    const left = (this.#tokens?.expiresAt ?? 0) - this.#platform.now();
    if (left <= REFRESH_EARLY_MS) await this.#refreshUnlessUsable(left);
    return this.#tokens?.accessToken;
  }

  /**
   * After the server refused `refused`. False: the session has ended.
   * @throws NetworkError when that could not be found out
   */
  renew(refused: string | undefined): Promise<boolean> {
    const other = this.#tokens !== undefined && this.#tokens.accessToken !== refused;
    return other ? Promise.resolve(true) : this.#refresh();
  }

  /** A token that still has some seconds is used although its early refresh failed. */
  async #refreshUnlessUsable(leftMs: number): Promise<void> {
    try {
      await this.#refresh();
    } catch (error) {
      if (!(error instanceof CartError) || leftMs <= 0) throw error;
    }
  }

  /** One at a time: within the tab by the shared promise, over tabs by the lock. */
  #refresh(): Promise<boolean> {
    const before = this.#generation;
    this.#refreshing ??= this.#platform.locks
      .hold('cart-token', () => this.#refreshHoldingLock(before))
      .finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  async #refreshHoldingLock(before: number): Promise<boolean> {
    const stored = this.#options.storage.read();
    if (stored?.subject === undefined) return this.#ended();
    if (stored.generation !== before && (await this.#hasTokensOf(stored.generation))) return true;
    this.#generation = Math.max(this.#generation, stored.generation);
    const { refresher } = this.#options;
    if (refresher === undefined || stored.refreshToken === undefined) return this.#ended();
    const outcome = await refresher(stored.refreshToken).catch((error: unknown) => {
      this.#telemetry.emit({ type: 'token-refresh-failed', final: false });
      throw error;
    });
    if (outcome === 'invalid-grant') return this.#ended();
    this.#store({ refreshToken: stored.refreshToken, ...outcome });
    this.#telemetry.emit({ type: 'token-refreshed' });
    this.#sharing.announce();
    return true;
  }

  /** Another tab refreshed while this one waited: its tokens are here already, or can be asked for. */
  async #hasTokensOf(generation: number): Promise<boolean> {
    const here = this.#tokens !== undefined && this.#generation === generation;
    return here || this.#sharing.ask(generation);
  }

  #ended(): false {
    this.#telemetry.emit({ type: 'token-refresh-failed', final: true });
    this.#end();
    this.#sharing.announce();
    return false;
  }

  #store(tokens: TokenSet): void {
    const generation = this.#nextGeneration();
    const { subject, refreshToken } = tokens;
    this.#options.storage.write({ generation, subject, refreshToken });
    this.#take(tokens, generation);
  }

  #end(): void {
    this.#generation = this.#nextGeneration();
    this.#options.storage.write({ generation: this.#generation });
    this.#become(undefined, undefined);
  }

  #nextGeneration(): number {
    return Math.max(this.#generation, this.#options.storage.read()?.generation ?? 0) + 1;
  }

  #take(tokens: TokenSet, generation: number): void {
    if (generation < this.#generation) return;
    this.#generation = generation;
    this.#become(tokens.subject, tokens);
  }

  /** Another tab signed in, out, or as someone else. */
  #reread(): void {
    const stored = this.#options.storage.read();
    this.#generation = Math.max(this.#generation, stored?.generation ?? 0);
    if (stored?.subject !== this.#subject) this.#become(stored?.subject, undefined);
  }

  #become(subject: string | undefined, tokens: TokenSet | undefined): void {
    const changed = subject !== this.#subject;
    this.#subject = subject;
    this.#tokens = tokens;
    if (changed) this.#listeners.tell();
  }
}
