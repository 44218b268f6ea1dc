import type { ReactNode } from 'react';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedView } from '../page/loaded-view.js';
import { hrefOf } from '../route.js';
import { MergePicture } from './merge-picture.js';
import { MergeSteps } from './merge-steps.js';
import { mergeStory, type MergeStory } from './merge-story.js';
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

function Story({ story }: { story: MergeStory }): ReactNode {
  const { guestCartId, customerCartId, merged } = story;
  return (
    <>
      <p className="row">
        <a className="button" href={hrefOf(['carts', guestCartId])}>
          Guest’s history
        </a>
        <a className="button" href={hrefOf(['carts', customerCartId])}>
          Customer’s history
        </a>
        {merged && (
          <span className="quiet">
            {merged.cartPolicy} / {merged.quantityPolicy}, rule {merged.ruleVersion}
          </span>
        )}
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
