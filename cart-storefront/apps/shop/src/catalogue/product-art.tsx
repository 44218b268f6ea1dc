import type { CSSProperties, ReactNode } from 'react';
import { drawingOf, hueOf } from './art.js';

/** Decoration: the name stands beside it. */
export const ProductArt = ({ sku, name }: { sku: string; name: string }): ReactNode => (
  <span className="art" style={{ '--hue': hueOf(sku) } as CSSProperties} aria-hidden="true">
    <svg viewBox="0 0 48 48">
      <path d={drawingOf(name)} />
    </svg>
  </span>
);
