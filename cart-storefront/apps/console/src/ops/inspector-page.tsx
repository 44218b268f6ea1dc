import type { ReactNode } from 'react';
import { get } from '../api/api.js';
import { useLoaded } from '../api/use-loaded.js';
import { LoadedView } from '../page/loaded-view.js';
import { hrefOf } from '../route.js';
import { RecordView, type Fact } from './record-table.js';

/** The writer's state, the view and the fold of the log, side by side. */
export function InspectorPage({ cartId }: { cartId: string }): ReactNode {
  const loaded = useLoaded(`inspect ${cartId}`, (signal) =>
    get<Fact>(`/v1/ops/carts/${encodeURIComponent(cartId)}`, signal),
  );
  return (
    <article>
      <p className="eyebrow">
        <a href={hrefOf(['carts', cartId])}>{cartId}</a>
      </p>
      <h1>Inspect</h1>
      <LoadedView loaded={loaded}>{(value) => <RecordView value={value} />}</LoadedView>
    </article>
  );
}
