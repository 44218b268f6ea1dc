import type { ReactNode } from 'react';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedView } from '../page/loaded-view.js';
import { hrefOf } from '../route.js';
import { MergePicture } from './merge-picture.js';
import { MergeSteps } from './merge-steps.js';
import { mergeStory, type Merged, type MergeStory } from './merge-story.js';
import { OutcomeTable } from './outcome-table.js';

/** A merge as one picture across the two carts. */
export function MergePage({ cartId, mergeId }: { cartId: string; mergeId: string }): ReactNode {
  const loaded = useLoaded(`merge ${cartId} ${mergeId}`, (signal) => mergeStory(cartId, mergeId, signal));
  return (
    <article>
      <p className="eyebrow">Merge {mergeId}</p>
      <h1>Two carts become one</h1>
      <LoadedView loaded={loaded}>{(story) => <Story story={story} />}</LoadedView>
    </article>
  );
}

const KINDS = [
  ['ADDED', 'added'],
  ['COMBINED', 'in both carts'],
  ['CLAMPED', 'granted in part'],
  ['NOT_MERGED', 'left out'],
] as const;

/** The merge in one sentence. */
function summaryOf({ outcomes, cartPolicy, quantityPolicy, ruleVersion }: Merged): string {
  const counted = KINDS.map(([kind, words]) => {
    const number = outcomes.filter(({ outcome }) => outcome === kind).length;
    return number === 0 ? '' : `${number} ${words}`;
  }).filter(Boolean);
  const lines = `${outcomes.length} guest ${outcomes.length === 1 ? 'line' : 'lines'}`;
  const policies = `Policies ${cartPolicy} and ${quantityPolicy}, rule ${ruleVersion}.`;
  return `${lines}: ${counted.join(', ') || 'nothing to merge'}. ${policies}`;
}

function Story({ story }: { story: MergeStory }): ReactNode {
  const { guestCartId, customerCartId, merged } = story;
  return (
    <>
      {merged && <p>{summaryOf(merged)}</p>}
      <p className="row">
        <a className="button" href={hrefOf(['carts', guestCartId])}>
          Guest’s history
        </a>
        <a className="button" href={hrefOf(['carts', customerCartId])}>
          Customer’s history
        </a>
      </p>
      {merged === undefined ? (
        <p className="loading">This merge has not come to its third step: nothing has moved yet.</p>
      ) : (
        <>
          <h2>What moved</h2>
          <MergePicture merged={merged} />
          <OutcomeTable merged={merged} />
        </>
      )}
      <h2>How it happened</h2>
      <MergeSteps story={story} />
    </>
  );
}
