import { CartError, type Merge } from '@cartlog/cart-sdk';
import type { MergePolicies, MergeResult } from '@cartlog/cart-sdk/merge';
import { messageFor } from '@cartlog/cart-sdk/messages';
import { useCallback, useState } from 'react';
import { useCartClient } from './context.js';

export type MergeState =
  | { phase: 'idle' }
  | { phase: 'working' }
  /** Shows what would become of each line. */
  | { phase: 'offered'; merge: Merge }
  | { phase: 'merged'; merge: Merge; undo: () => Promise<void> }
  | { phase: 'undone'; merge: Merge }
  /** The guest's cart stays as it is. */
  | { phase: 'failed'; message: string };

export interface MergeFlow {
  state: MergeState;
  /** Call after somebody signed in; stays idle when there is nothing to merge. */
  offer: () => Promise<void>;
  confirm: (policies?: MergePolicies) => Promise<void>;
  dismiss: () => void;
}

/** The merge, loaded when it is first needed. */
const flow = (): Promise<typeof import('@cartlog/cart-sdk/merge')> => import('@cartlog/cart-sdk/merge');

const idle: MergeState = { phase: 'idle' };

/** Preview, merge, outcome and undo, as states to render. */
export function useMerge(): MergeFlow {
  const client = useCartClient();
  const [state, setState] = useState<MergeState>(idle);
  const run = useCallback(async (step: () => Promise<MergeState>) => {
    setState({ phase: 'working' });
    setState(await step().catch(failed));
  }, []);
  const merged = useCallback(
    (result: MergeResult | undefined): MergeState => {
      if (result === undefined) return idle;
      const undo = (): Promise<void> => run(async () => ({ phase: 'undone', merge: await result.undo() }));
      return { phase: 'merged', merge: result.merge, undo };
    },
    [run],
  );
  const offer = useCallback(
    () =>
      run(async () => {
        const merge = await (await flow()).previewMerge(client);
        return merge === undefined ? idle : { phase: 'offered', merge };
      }),
    [client, run],
  );
  const confirm = useCallback(
    (policies?: MergePolicies) =>
      run(async () => merged(await (await flow()).mergeGuestCart(client, policies))),
    [client, run, merged],
  );
  const dismiss = useCallback(() => setState(idle), []);
  return { state, offer, confirm, dismiss };
}

function failed(error: unknown): MergeState {
  if (!(error instanceof CartError)) throw error;
  return { phase: 'failed', message: messageFor(error.code) };
}
