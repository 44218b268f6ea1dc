import { UnauthenticatedError } from '../transport/errors.js';
import type { Answer, Request, Transport } from '../transport/transport.js';
import type { Credential } from './credential.js';

/**
 * Sends with the slot's credential; when that is refused, once more with a new one.
 * @throws CartError
 */
export async function sendAs<T>(
  transport: Transport,
  credential: Credential,
  request: Request,
): Promise<Answer<T>> {
  const token = await credential.current();
  try {
    return await transport.send<T>({ ...request, token });
  } catch (error) {
    if (!(error instanceof UnauthenticatedError) || !(await credential.renew(token))) throw error;
    return transport.send<T>({ ...request, token: await credential.current() });
  }
}
