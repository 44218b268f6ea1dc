/**
 * What a slot's requests are authorised with. `undefined` from `current` means no credential yet: a guest
 * without a cart.
 */
export interface Credential {
  /** @throws NetworkError when it would have to be refreshed and that is not possible now */
  current(): Promise<string | undefined>;
  /**
   * After the server refused `token`. False: there is no better one.
   * @throws NetworkError when that could not be found out
   */
  renew(token: string | undefined): Promise<boolean>;
  /** False while the slot's person is not signed in here: their ops stay parked. */
  usable(): boolean;
}
